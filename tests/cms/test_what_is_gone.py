"""Pages, pictures and files are deleted while other pages show them: those stay readable, and the editors are told."""

import io

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.urls import reverse
from PIL import Image
from zeal import zeal_ignore

from cms.editing import reports
from cms.editing.models import LostTarget
from cms.media import CustomDocument, CustomImage
from cms.pages.links import LinkCollectionPage
from cms.snippets.institution_presentation import InstitutionPresentation
from tests.factories.institutions import InstitutionFactory
from tests.factories.pages import add_page, article, blocks, home, section

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _wagtails_own_lookups():
    with zeal_ignore():
        yield


@pytest.fixture
def editor(client, admin_user):
    client.force_login(admin_user)
    return client


def _picture():
    file = io.BytesIO()
    Image.new("RGB", (40, 40)).save(file, "PNG")
    return CustomImage.objects.create(title="Foto", file=ImageFile(io.BytesIO(file.getvalue()), "foto.png"))


def _document():
    return CustomDocument.objects.create(title="Vejledning", file=ContentFile(b"%PDF-", "vejledning.pdf"))


def _to_file(document):
    return f'<a linktype="document" id="{document.pk}">Filen</a>'


def _everything_that_leads_on(target, picture, document):
    link = {"target_page": target.pk, "address": "", "title": "Læs om det", "text": ""}
    texts = f'<p><a linktype="page" id="{target.pk}">I teksten</a></p><p>{_to_file(document)}</p>'
    return blocks(
        ("text", texts),
        (
            "fact_box",
            {"title": "Kort", "text": f'<p><a linktype="page" id="{target.pk}">I boksen</a></p>', "tone": "sun"},
        ),
        ("link_cards", {"title": "Mere", "cards": [link]}),
        ("call_to_action", {**link, "button": "Gå videre"}),
        ("picture", {"picture": {"image": picture.pk, "alt_text": "Fotoet", "decorative": False}, "caption": "Sommer"}),
        ("downloads", {"title": "Hent", "files": [{"document": document.pk, "title": ""}]}),
    )


def _read(client, page):
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("how", ["deleted", "unpublished"])
def test_a_page_outlives_all_it_led_to(client, how):
    target, picture, document = article("Målet", show_in_menus=False), _picture(), _document()
    page = article("Siden", body=_everything_that_leads_on(target, picture, document), listing_picture=picture)
    assert _read(client, page).count(target.url) >= 4
    caches["pages"].clear()
    if how == "deleted":
        target.delete()
        picture.delete()
        document.delete()
    else:
        target.unpublish()
    html = _read(client, page)
    assert "I teksten" in html
    assert "I boksen" in html
    assert "Læs om det" in html
    assert target.url not in html
    assert 'href=""' not in html
    assert "None" not in html
    if how == "deleted":
        assert 'src=""' not in html
        assert "vejledning" not in html


def test_the_editors_are_told_of_pages_and_files_that_are_gone(editor, django_capture_on_commit_callbacks):
    target, picture, document = article("Målet"), _picture(), _document()
    for title, body in {
        "Fører til en side": blocks(
            ("call_to_action", {"target_page": target.pk, "address": "", "title": "T", "button": "B"})
        ),
        "Fører til en fil": blocks(("downloads", {"title": "Hent", "files": [{"document": document.pk, "title": ""}]})),
        "Fører til en fil i teksten": blocks(("text", f"<p>{_to_file(document)}</p>")),
        "Viser et foto": blocks(("picture", {"picture": {"image": picture.pk, "alt_text": "F", "decorative": False}})),
    }.items():
        article(title, body=body)
    assert not reports.pages_with_links_to_nowhere()
    with django_capture_on_commit_callbacks(execute=True):
        for gone in (target, picture, document):
            gone.delete()
    told = editor.get(reverse("links_to_nowhere")).content.decode()
    for title in ("Fører til en side", "Fører til en fil", "Fører til en fil i teksten", "Viser et foto"):
        assert title in told


def test_the_editor_opens_and_mends_the_page(editor, django_capture_on_commit_callbacks):
    target, picture, document = article("Målet"), _picture(), _document()
    page = article("Siden", body=_everything_that_leads_on(target, picture, document), listing_picture=picture)
    with django_capture_on_commit_callbacks(execute=True):
        for gone in (target, picture, document):
            gone.delete()
    screen = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Siden fører til noget, der er slettet: Målet, Foto, Vejledning." in screen
    page.refresh_from_db()
    page.body = blocks(("text", "<p>Uden links.</p>"))
    page.save_revision().publish()
    assert not reports.pages_with_links_to_nowhere()


def test_a_section_goes_with_pages_that_lead_to_each_other(django_capture_on_commit_callbacks):
    top = section("Afdeling")
    one = article("Den ene", under=top)
    article("Den anden", under=top, body=blocks(("text", f'<p><a linktype="page" id="{one.pk}">Her</a></p>')))
    with django_capture_on_commit_callbacks(execute=True):
        top.delete()
    assert not LostTarget.objects.exists()


def test_before_deleting_the_editor_reads_who_leads_there(editor):
    target = article("Målet")
    article("Siden", body=blocks(("text", f'<p><a linktype="page" id="{target.pk}">Her</a></p>')))
    screen = editor.get(reverse("wagtailadmin_pages:delete", args=[target.pk])).content.decode()
    assert "1 sted fører til den" in " ".join(screen.split())


def test_other_kinds_of_page_outlive_it_too(client):
    target, picture = article("Målet"), _picture()
    group = {
        "title": "Råd",
        "links": [{"title": "Om det", "text": "Godt råd.", "target_page": target.pk, "address": ""}],
    }
    links = add_page(LinkCollectionPage, "Links", groups=blocks(("group", group)))
    place = InstitutionFactory()
    InstitutionPresentation.objects.create(
        institution=place,
        locale=home().locale,
        title="En dag",
        picture=picture,
        live=True,
        body=blocks(
            ("picture", {"picture": {"image": picture.pk, "alt_text": "F", "decorative": False}, "caption": "C"})
        ),
    )
    target.delete()
    picture.delete()
    assert "Om det" in _read(client, links)
    assert "En dag" in client.get(place.get_absolute_url()).content.decode()
