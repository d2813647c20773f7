"""The guide as a spreadsheet: taken out, looked at, read in."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from openpyxl import Workbook, load_workbook

from portal.association_guide import exports, importing, spreadsheet
from portal.association_guide.importing import Verdict
from portal.association_guide.models import Entry, FieldOfWork, ImportFile
from tests.factories.association_guide import EntryFactory, OfficerFactory, cvr_number
from tests.factories.institutions import AssociationFactory
from volunteering.institutions.models import Association
from volunteering.messaging.models import Message

pytestmark = pytest.mark.django_db

HEAD = "Navn;CVR;Kort fortalt;Arbejdsområder;Postnumre;E-mail;Telefon;Hjemmeside\r\n"


def file(*lines, head=HEAD):
    return (head + "\r\n".join(lines)).encode("utf-8")


def verdicts(content, name="guide.csv"):
    return [(row.name, row.verdict) for row in importing.dry_run(name=name, content=content).rows]


def test_a_file_is_looked_at_first_and_read_in_then():
    content = file(
        f"Kaffeklubben;{cvr_number(0)};Vi drikker kaffe.;Besøg og samvær, Sæber;2800, 2830;k@example.org;20123456;",
        "Uden kontakt;;Vi er hemmelige.;;;;;",
        "Forkert nummer;12345678;Vi regner.;;;x@example.org;;",
        "Kaffeklubben;;Igen.;;;y@example.org;;",
    )
    outcome = importing.dry_run(name="guide.csv", content=content)
    assert [row.verdict for row in outcome.rows] == [
        Verdict.MADE,
        Verdict.REFUSED,
        Verdict.REFUSED,
        Verdict.REFUSED,
    ]
    assert "Sæber" in " ".join(outcome.rows[0].why)
    assert "Vis mindst én måde" in " ".join(outcome.rows[1].why)
    assert "CVR" in " ".join(outcome.rows[2].why)
    assert "to gange" in " ".join(outcome.rows[3].why)
    assert not Entry.objects.exists()

    importing.apply(name="guide.csv", content=content, acting_user=None)
    entry = Entry.objects.get()
    assert entry.is_public
    assert entry.show_email
    assert entry.association.cvr == cvr_number(0)
    assert [str(district) for district in entry.districts.all()] == ["2800 Kongens Lyngby", "2830 Virum"]
    assert [word.slug for word in entry.fields_of_work.all()] == ["besoeg-og-samvaer"]
    assert not Message.objects.exists()
    assert verdicts(content)[0][1] == Verdict.SAME


def test_reading_in_again_changes_only_what_differs():
    importing.apply(name="a.csv", content=file("Klubben;;Vi går.;;;a@example.org;;"), acting_user=None)
    changed = file("Klubben;;Vi løber.;;;a@example.org;;")
    row = importing.dry_run(name="a.csv", content=changed).rows[0]
    assert (row.verdict, row.why[0]) == (Verdict.CHANGED, "I én sætning")
    importing.apply(name="a.csv", content=changed, acting_user=None)
    assert Entry.objects.get().summary == "Vi løber."


def test_an_association_that_keeps_its_entry_itself_is_left_alone():
    entry = EntryFactory(name="Selvkørende")
    OfficerFactory(association=entry.association)
    content = file("Selvkørende;;Noget andet.;;;a@example.org;;")
    assert verdicts(content) == [("Selvkørende", Verdict.REFUSED)]
    importing.apply(name="a.csv", content=content, acting_user=None)
    assert Entry.objects.get().summary == entry.summary


def test_an_association_that_runs_something_gets_its_entry_and_keeps_its_address():
    association = AssociationFactory(name="Fælles Lektier", slug="faelles-lektier")
    importing.apply(name="a.csv", content=file("Fælles Lektier;;Vi læser.;;;a@example.org;;"), acting_user=None)
    assert Entry.objects.get().association == association


def test_a_wrong_row_halfway_undoes_the_whole(monkeypatch):
    content = file("En;;Ord.;;;a@example.org;;", "To;;Ord.;;;b@example.org;;")
    store, done = importing.storing.store, []

    def breaks_at_the_second(**arguments):
        if done:
            raise RuntimeError
        done.append(True)
        store(**arguments)

    monkeypatch.setattr(importing.storing, "store", breaks_at_the_second)
    with pytest.raises(RuntimeError):
        importing.apply(name="a.csv", content=content, acting_user=None)
    assert not Association.objects.exists()


def test_what_is_taken_out_can_be_read_in_again():
    FieldOfWork.objects.update(name_en="x")
    entry = EntryFactory(name="=SUM(A1)", summary="+45 er ikke en formel", email="a@example.org", show_email=True)
    entry.fields_of_work.set(FieldOfWork.objects.all()[:2])
    entry.save()
    for kind, content in (("csv", exports.as_csv()), ("xlsx", exports.as_xlsx())):
        assert verdicts(content, f"guide.{kind}") == [("=SUM(A1)", Verdict.SAME)]


def test_no_cell_is_a_formula():
    EntryFactory(name="=HYPERLINK(1)", summary="@SUM", place="-2", volunteers_note="+3", contact_name="\tx")
    rows = list(csv.reader(io.StringIO(exports.as_csv().decode("utf-8-sig")), delimiter=";"))
    assert rows[0][0] == "Navn"
    assert [cell for cell in rows[1] if cell.startswith(("=", "+", "-", "@", "\t"))] == []
    sheet = load_workbook(io.BytesIO(exports.as_xlsx())).active
    assert {cell.data_type for row in sheet for cell in row if cell.value} == {"s"}


def test_a_spreadsheet_with_numbers_for_cells():
    book = Workbook()
    book.active.append(["navn", "CVR", "kort fortalt", "telefon", "Vis telefon", "postnumre", "ukendt"])
    book.active.append(["Tal", int(cvr_number(2)), "Vi tæller.", 20123456, "ja", 2800, 7])
    out = io.BytesIO()
    book.save(out)
    importing.apply(name="a.xlsx", content=out.getvalue(), acting_user=None)
    entry = Entry.objects.get()
    assert (entry.cvr, entry.phone.as_e164, entry.level) == (cvr_number(2), "+4520123456", "with_cvr")


def test_older_spreadsheets_and_other_separators_are_read():
    content = 'Navn,Kort fortalt,Hjemmeside\r\nÆblegården,"Vi plukker, presser og drikker.",example.org\r\n'.encode(
        "cp1252"
    )
    importing.apply(name="a.csv", content=content, acting_user=None)
    entry = Entry.objects.get()
    assert (entry.name, entry.website) == ("Æblegården", "https://example.org")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"not a zip"),
        ("a.xlsx", b"PK\x03\x04" + b"\x00" * 50),
        ("a.csv", b""),
        ("a.csv", b"\x00\x01\x02"),
        ("a.csv", b"Fornavn;Efternavn\r\nA;B"),
        ("a.csv", b"Navn\r\n" + b"x\r\n" * (spreadsheet.MOST_ROWS + 5)),
    ],
)
def test_what_cannot_be_read_says_why(name, content):
    with pytest.raises(spreadsheet.UnreadableFileError) as error:
        spreadsheet.read(name, content)
    assert str(error.value)


def test_the_command_shows_and_then_does(tmp_path, capsys):
    path = tmp_path / "guide.csv"
    path.write_bytes(file("Klubben;;Vi går.;;;a@example.org;;"))
    call_command("import_associations", str(path))
    assert "Nothing was changed" in capsys.readouterr().out
    assert not Entry.objects.exists()
    call_command("import_associations", str(path), "--apply")
    assert "1 made" in capsys.readouterr().out
    assert Entry.objects.count() == 1
    with pytest.raises(CommandError):
        call_command("import_associations", str(tmp_path / "mangler.csv"))


# --- The pages ------------------------------------------------------------------------------------------------------
def test_a_coordinator_looks_and_then_reads_in(client, moderator):
    client.force_login(moderator)
    upload = SimpleUploadedFile("guide.csv", file("Klubben;;Vi går.;;;a@example.org;;"))
    response = client.post("/foreningsguiden/indlaes/", {"file": upload})
    page = client.get(response.url).content.decode()
    assert "Oprettes" in page
    assert not Entry.objects.exists()
    assert client.post(response.url).status_code == 302
    assert Entry.objects.get().latest_revision.user == moderator
    client.post(response.url)
    assert Entry.objects.count() == 1
    assert ImportFile.objects.get().applied_at is not None


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("guide.pdf", b"x", "en anden slags fil"),
        ("guide.xlsx", b"x", "kan ikke læses"),
        ("guide.csv", b"x" * (2 * 1024 * 1024 + 1), "højst 2 MB"),
        ("guide.csv", b"Fornavn\r\nA", "Navn"),
    ],
)
def test_a_file_that_will_not_do_is_refused_at_its_field(client, moderator, name, content, words):
    client.force_login(moderator)
    response = client.post("/foreningsguiden/indlaes/", {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not ImportFile.objects.exists()


@pytest.mark.parametrize(("kind", "status"), [("csv", 200), ("xlsx", 200), ("pdf", 404)])
def test_the_guide_is_taken_out(client, moderator, kind, status):
    EntryFactory()
    client.force_login(moderator)
    response = client.get(f"/foreningsguiden/hent/{kind}/")
    assert response.status_code == status
    if status == 200:
        assert f".{kind}" in response["Content-Disposition"]
