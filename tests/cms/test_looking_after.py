"""What keeps the pages right: reports, redirects, the clock; and what comes in by mistake."""

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page
from zeal import zeal_ignore

from cms.blocks.text import TEXT
from cms.editing import reports, tasks
from cms.media import CustomImage
from tests.factories.pages import article, blocks, home, section
from volunteering.schedules import declared_jobs

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LONG_AGO = TODAY - datetime.timedelta(days=500)


@pytest.fixture(autouse=True)
def _wagtails_own_lookups():
    with zeal_ignore():
        yield


@pytest.fixture
def editor(client, admin_user):
    client.force_login(admin_user)
    return client


def _titles(pages):
    return {page.title for page in pages}


def test_pages_whose_day_is_past_or_that_nobody_looked_at_are_on_the_list(editor):
    article("Ny")
    article("Forbi", review_by=TODAY - datetime.timedelta(days=1))
    article("Glemt", review_by=None, reviewed_on=LONG_AGO)
    never = article("Aldrig set", review_by=None)
    Page.objects.filter(pk=never.pk).update(last_published_at=timezone.now() - datetime.timedelta(days=500))
    article("Taget ned", review_by=LONG_AGO).unpublish()
    assert _titles(reports.pages_that_need_a_look(TODAY)) == {"Forbi", "Glemt", "Aldrig set"}
    screen = editor.get(reverse("pages_that_need_a_look"))
    assert "Forbi" in screen.content.decode()
    exported = editor.get(reverse("pages_that_need_a_look"), {"export": "csv"})
    assert "Forbi" in b"".join(exported.streaming_content).decode()


def test_a_link_to_a_deleted_page_is_text_and_on_the_list(editor, client):
    gone, down, stays = article("Væk"), article("Nede"), article("Bliver")
    links = "".join(f'<p><a linktype="page" id="{page.pk}">Til {page.title}</a></p>' for page in (gone, down, stays))
    page = article("Med links", body=blocks(("text", links)))
    article("Uden", body=blocks(("text", f'<p><a linktype="page" id="{stays.pk}">Til</a></p>')))
    assert not reports.pages_with_links_to_nowhere()
    gone.delete()
    down.unpublish()
    assert _titles(reports.pages_with_links_to_nowhere()) == {"Med links"}
    words = client.get(page.url).content.decode()
    assert "Til Væk" in words
    assert f'href="{stays.url}"' in words
    assert "None" not in words.partition("Til Væk")[0][-60:]
    assert "Med links" in editor.get(reverse("links_to_nowhere")).content.decode()


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_page_that_moves_leaves_a_redirect(client, language, django_capture_on_commit_callbacks):
    page = article("Gammel", under=home(language), slug="gammel")
    before = page.url
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "helt-ny"
        page.save_revision().publish()
    assert Redirect.objects.filter(redirect_page_id=page.pk).exists()
    answer = client.get(before)
    assert answer.status_code == 301
    assert answer.url.endswith(Page.objects.get(pk=page.pk).url)


def test_pages_come_and_go_by_the_clock():
    assert "cms.editing.tasks.publish_scheduled" in {job.task for job in declared_jobs()}
    hour = datetime.timedelta(hours=1)
    page = article("Klokken tolv")
    page.unpublish()
    page.go_live_at = timezone.now() - hour
    page.save_revision(approved_go_live_at=timezone.now() - hour)
    leaves = article("Slut", expire_at=timezone.now() + hour)
    Page.objects.filter(pk=leaves.pk).update(expire_at=timezone.now() - hour)
    tasks.publish_scheduled()
    tasks.publish_scheduled()
    assert Page.objects.get(pk=page.pk).live
    assert not Page.objects.get(pk=leaves.pk).live


def _picture(kind="PNG", size=(40, 40)):
    file = io.BytesIO()
    Image.effect_noise(size, 90).save(file, kind)
    return file.getvalue()


def _upload(editor, name, content):
    answer = editor.post(
        reverse("wagtailimages:add"),
        {"title": "Mit billede", "file": SimpleUploadedFile(name, content), "collection": "1"},
    )
    return answer.content.decode() if answer.status_code == 200 else ""


@override_settings(WAGTAILIMAGES_MAX_UPLOAD_SIZE=1000)
def test_a_picture_that_is_too_big_is_refused_in_danish(editor):
    words = _upload(editor, "stor.png", _picture(size=(200, 200)))
    assert "Filen er for stor" in words
    assert "Mit billede" in words
    assert not CustomImage.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"), [("brev.pdf", b"%PDF-1.4"), ("brev.png", b"%PDF-1.4"), ("x.svg", b"<svg/>")]
)
def test_what_is_no_picture_is_refused_in_danish(editor, name, content):
    words = _upload(editor, name, content)
    assert "Mit billede" in words
    assert any(said in words for said in ("Vi kan bruge", "ikke et billede", "er ikke et gyldigt", "beskadiget"))
    assert not CustomImage.objects.exists()


WORD = (
    '<p class="MsoNormal" style="margin-bottom:0cm;line-height:normal;mso-pagination:none">'
    '<b style="mso-bidi-font-weight:\nnormal"><span lang="DA" style="font-size:14.0pt;font-family:&quot;Calibri&quot;">'
    'Kære alle<o:p></o:p></span></b></p>\n<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1">'
    '<!--[if !supportLists]--><span\nstyle="font-family:Symbol;mso-list:Ignore">·<span style="font:7.0pt">&nbsp; '
    "</span></span><!--[endif]-->Tag\nkaffe med</p><script>alert(1)</script>"
    '<p onclick="x()">Vi ses på <i>Blå Stue</i></p>'
)
"""What Word puts on the clipboard."""


def test_text_from_word_keeps_its_words_and_loses_its_dress():
    converter = ContentstateConverter(features=TEXT)
    kept = converter.to_database_format(converter.from_database_format(WORD))
    assert all(words in kept for words in ("Kære alle", "kaffe med", "Blå Stue"))
    assert not any(dress in kept for dress in ("style=", "Mso", "font", "<span", "<o:p", "onclick", "<script"))
    assert "<b>" in kept


def test_a_page_is_copied_for_translation_by_an_editor(editor):
    page = section("Regler")
    english = Locale.objects.get(language_code="en")
    editor.post(
        reverse("simple_translation:submit_page_translation", args=[page.pk]),
        {"locales": [english.pk], "include_subtree": ""},
    )
    copy = Page.objects.get(translation_key=page.translation_key, locale=english)
    assert not copy.live
