"""Files that will not do, through each screen where an editor uploads: refused in Danish, and the title stays."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse
from PIL import Image
from zeal import zeal_ignore

from cms.editing.roles import EDITORS, ensure_roles
from cms.media import CustomDocument, CustomImage
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + b"\x00" * 100
"""What every program for Windows begins with."""
DRAWING = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WEBPAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"


@pytest.fixture(autouse=True)
def _wagtails_own_lookups():
    with zeal_ignore():
        yield


@pytest.fixture
def editor(client):
    ensure_roles()
    user = UserFactory(language="da")
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return client


def _picture(kind="PNG", size=(40, 40)):
    file = io.BytesIO()
    Image.effect_noise(size, 90).save(file, kind)
    return file.getvalue()


def _packed(*names, text=b"x"):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, text)
    return file.getvalue()


def _upload(editor, door, name, content):
    """Send a file as one of the screens does; return the status and what the editor reads."""
    file = SimpleUploadedFile(name, content)
    given = {"title": "Min fil", "collection": "1", "file": file}
    if door.endswith("add_multiple"):
        given = {"title": "Min fil", "collection": "1", "files[]": file}
    elif door.endswith("create"):
        given = {
            "image-chooser-upload-title": "Min fil",
            "image-chooser-upload-file": file,
            "image-chooser-upload-collection": "1",
            "document-chooser-upload-title": "Min fil",
            "document-chooser-upload-file": SimpleUploadedFile(name, content),
            "document-chooser-upload-collection": "1",
        }
    answer = editor.post(reverse(door), given)
    if answer["Content-Type"] == "application/json":
        said = answer.json()
        return str(said.get("error_message") or said.get("html") or said)
    return answer.content.decode()


PICTURE_DOORS = ("wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create")
DOCUMENT_DOORS = ("wagtaildocs:add", "wagtaildocs:add_multiple", "wagtaildocs_chooser:create")
NO_PICTURES = {
    "too many bytes": ("stor.png", lambda: _picture(size=(200, 200)), "Filen er for stor"),
    "too many pixels": ("mange.png", lambda: _picture(size=(110, 110)), "pixel"),
    "a letter": ("brev.pdf", lambda: b"%PDF-1.4", "ikke et billede, vi kan vise"),
    "a drawing that may run scripts": ("tegning.svg", lambda: DRAWING, "Vi kan bruge"),
    "a drawing with another name": ("tegning.png", lambda: DRAWING, "Gem billedet igen"),
    "a program with another name": ("foto.png", lambda: PROGRAM, "ikke et billede, vi kan vise"),
    "a picture with another ending": ("foto.jpg", lambda: _picture("PNG"), "Gem billedet igen"),
    "a broken picture": ("foto.png", lambda: _picture()[:60], "ikke et billede, vi kan vise"),
    "a picture that was cut off": (
        "foto.jpg",
        lambda: _picture("JPEG", (90, 90))[:-900],
        "ikke et billede, vi kan vise",
    ),
    "nothing": ("foto.png", lambda: b"", "Filen er tom"),
}


@pytest.mark.parametrize("door", PICTURE_DOORS)
@pytest.mark.parametrize("kind", NO_PICTURES)
@override_settings(WAGTAILIMAGES_MAX_UPLOAD_SIZE=20_000, WAGTAILIMAGES_MAX_IMAGE_PIXELS=10_000)
def test_what_is_no_picture_for_a_page_is_refused(editor, door, kind):
    name, content, said = NO_PICTURES[kind]
    words = _upload(editor, door, name, content())
    assert said in words
    assert not CustomImage.objects.exists()
    if not door.endswith("add_multiple"):
        assert "Min fil" in words


NO_DOCUMENTS = {
    "a program": ("hent.exe", PROGRAM, "ikke tilladt"),
    "a program with another name": ("vejledning.pdf", PROGRAM, "passer ikke til dens navn"),
    "a drawing": ("tegning.svg", DRAWING, "ikke tilladt"),
    "a drawing with another name": ("tegning.pdf", DRAWING, "passer ikke til dens navn"),
    "a web page with another name": ("liste.docx", WEBPAGE, "passer ikke til dens navn"),
    "a program as a table": ("liste.csv", PROGRAM, "passer ikke til dens navn"),
    "a program in a parcel": ("alt.zip", _packed("vejledning.pdf", "start.exe"), "ligger et program"),
    "a parcel as a letter": ("brev.docx", _packed("billede.png"), "passer ikke til dens navn"),
    "nothing": ("brev.pdf", b"", "Filen er tom"),
}


@pytest.mark.parametrize("door", DOCUMENT_DOORS)
@pytest.mark.parametrize("kind", NO_DOCUMENTS)
def test_what_is_no_document_to_download_is_refused(editor, door, kind):
    name, content, said = NO_DOCUMENTS[kind]
    words = _upload(editor, door, name, content)
    assert said in words
    assert not CustomDocument.objects.exists()
    if not door.endswith("add_multiple"):
        assert "Min fil" in words


DOCUMENTS = {
    "a PDF": ("a.pdf", b"%PDF-1.7 ..."),
    "a letter": ("a.docx", _packed("[Content_Types].xml", "word/document.xml")),
    "a table": ("a.XLSX", _packed("[Content_Types].xml", "xl/workbook.xml")),
    "an open letter": ("a.odt", _packed("mimetype", "content.xml")),
    "a parcel": ("a.zip", _packed("a.txt", "b.pdf")),
    "words": ("a.txt", "Blåbærgrød og ☕".encode()),
    "words of two bytes each": ("a.csv", "Navn;Sted".encode("utf-16")),
    "a day": ("a.ics", b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n"),
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_what_people_read_is_taken(editor, kind):
    name, content = DOCUMENTS[kind]
    _upload(editor, DOCUMENT_DOORS[0], name, content)
    document = CustomDocument.objects.get()
    with document.file.open() as stored:
        assert stored.read() == content
    editor.post(reverse("wagtaildocs:edit", args=[document.pk]), {"title": "Nyt navn", "collection": "1"})
    document.refresh_from_db()
    assert document.title == "Nyt navn"


def test_a_document_is_not_larger_than_the_service_allows(editor):
    with override_settings(WAGTAILDOCS_MAX_UPLOAD_SIZE=1000):
        words = _upload(editor, DOCUMENT_DOORS[0], "a.txt", b"x" * 1001)
    assert "Filen er for stor" in words
    assert not CustomDocument.objects.exists()


def test_a_picture_from_a_camera_is_taken(editor):
    _upload(editor, PICTURE_DOORS[0], "foto.jpg", _picture("JPEG"))
    assert CustomImage.objects.get().width == 40
