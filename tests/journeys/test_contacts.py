"""Somebody has an idea, a key person answers it, and an association backs a common forum."""

from playwright.sync_api import expect

from portal.contacts.choices import RequestKind, RequestState
from portal.contacts.models import Request

IDEA = "En fælles bogbytter ved stationen"
ANSWER = "Det lyder godt. Jeg spørger dem, der passer pladsen."


def test_an_idea_is_answered_and_a_forum_gets_its_last_signature(somebody, demo):
    _idea(somebody, demo)
    _forum(somebody, demo)


def _idea(somebody, demo):
    sender, librarian = somebody(demo("frivillig")), somebody(demo("noegleperson"))

    # From the people one can talk to, to the form.
    sender.go("/kontakt/")
    sender.look()
    sender.link("Har du en idé?", exact=True)
    sender.fill("Hvad er din idé?", IDEA)
    sender.fill("Fortæl lidt mere", "En kasse, hvor man lægger en bog og tager en anden.")
    sender.choose("Hvem er det til?", "Kultur og Fritid")
    sender.look()
    sender.button("Send idéen")
    expect(sender.page.get_by_role("heading", name=IDEA)).to_be_visible()
    expect(sender.page.locator("main")).to_contain_text("Modtaget")
    sender.look()
    own_page = sender.page.url

    # In the key person's inbox it is answered.
    librarian.go("/henvendelser/")
    librarian.look()
    librarian.link(IDEA)
    librarian.look()
    librarian.fill("Dit svar", ANSWER)
    librarian.button("Send svaret")
    expect(librarian.page.locator(".conversation")).to_contain_text(ANSWER)

    # The sender sees it, and everybody what came of the ideas of others.
    sender.go(own_page)
    expect(sender.page.locator(".conversation")).to_contain_text(ANSWER)
    expect(sender.page.locator("main")).to_contain_text("Besvaret")
    sender.go("/har-du-en-ide/ideer/")
    sender.look()
    expect(sender.page.get_by_role("heading", name="Byt en time")).to_be_visible()


def _forum(somebody, demo):
    chair, coordinator = somebody(demo("forening")), somebody(demo("koordinator"))
    forum = Request.objects.get(kind=RequestKind.FORUM)
    assert forum.state == RequestState.GATHERING

    chair.go("/min-side/")
    chair.look()
    chair.link(forum.title)
    chair.look()
    chair.button("Ja, vi bakker op")
    expect(chair.page.get_by_text("Jeres forening bakker op om forummet.")).to_be_visible()

    coordinator.go("/henvendelser/")
    coordinator.link(forum.title)
    coordinator.look()
    expect(coordinator.page.locator("main")).to_contain_text("Langbordet")
    coordinator.open(coordinator.page.locator("summary", has_text="Skriv afgørelsen"))
    coordinator.tick("Støtte med lokaler")
    coordinator.fill(
        coordinator.page.get_by_label("Hvorfor, og hvad sker der nu?"), "I kan bruge kantinen fire aftener om året."
    )
    coordinator.press(coordinator.page.get_by_role("button", name="Skriv afgørelsen"))
    expect(coordinator.page.locator("main")).to_contain_text("Støtte med lokaler")
    expect(coordinator.page.locator(".conversation")).to_contain_text("kantinen fire aftener")
