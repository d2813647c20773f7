"""What the policy promises is two clicks from the front page: the promise, and where it is kept."""

from playwright.sync_api import expect

WAYS_TO_A_PROMISE = {
    "Workshop hvert andet år": ("Se arrangementer", "Hvad kan vi gøre sammen?"),
    "Årets tema: sammen på tværs af alder": ("Sådan søger I", "Det skal I skrive"),
    "Viden samlet ét sted": ("foreningsguiden", "foreninger og fællesskaber"),
    "En pakke til jer, der begynder": (None, "Find idéen og folkene"),
    "Frivilligprisen": (None, "Sådan foreslår du nogen"),
    "Nøglepersoner": ("Find en nøgleperson", "Karen Koordinator"),
    "Støtte til et fælles forum": ("Begynd et fælles forum", "Hvad hedder forummet?"),
    "Evaluering uden besvær": ("Fortæl os det", "Hvad er din idé?"),
}
"""The link on the front page, the link on the page it leads to where there is one, and what one finds there."""


def test_each_of_the_eight_commitments_is_kept_two_clicks_from_the_front_page(new_page, demo):
    page = new_page(width="phone", javascript=False)
    main = page.locator("main")
    for promise, (way_on, found) in WAYS_TO_A_PROMISE.items():
        page.goto("/")
        main.get_by_role("link", name=promise, exact=True).click()
        if way_on is not None:
            main.get_by_role("link", name=way_on, exact=True).first.click()
        expect(main).to_contain_text(found)
        assert page.url.rstrip("/").count("/") > 2, "Not the front page."


def test_the_same_promises_lead_on_in_english(new_page, demo):
    page = new_page(javascript=False)
    page.goto("/en/")
    lines = page.locator(".promise-lines a, .promise a")
    addresses = [link.get_attribute("href") for link in lines.all()]
    assert len(addresses) == len(WAYS_TO_A_PROMISE)
    for address in sorted(set(addresses)):
        answer = page.goto(address)
        assert answer.status == 200
        expect(page.locator("html")).to_have_attribute("lang", "en")
