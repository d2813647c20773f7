"""The page after login leads on, for each role of the demo content."""

import re

from playwright.sync_api import expect


def test_everybody_goes_on_from_the_front_door(somebody, demo):
    # A volunteer, to what waits and to a message.
    frida = somebody(demo("frivillig"))
    frida.go("/min-side/")
    expect(frida.page.get_by_role("heading", level=1)).to_contain_text(re.compile("^Hej "))
    frida.link("Kom med på tur i skoven")
    expect(frida.page.get_by_role("heading", level=1)).to_contain_text("Kom med på tur i skoven")
    frida.page.go_back()
    frida.link("Skal vi tale sammen om skovturene?")
    expect(frida.page.get_by_text("Vælg en af tiderne på din side.")).to_be_visible()

    # A leader, to the one who has waited longest.
    leader = somebody(demo("leder.bulderby"))
    leader.go("/min-side/")
    expect(leader.page.locator(".waiting-lines li").first).to_contain_text("Over tre hverdage")
    leader.press(leader.page.locator(".waiting-lines a").first)
    expect(leader.page.get_by_text("Rasmus Rabarber").first).to_be_visible()

    # The coordinator of an area, to the offers of help.
    coordinator = somebody(demo("omraade.aeldre"))
    coordinator.go("/min-side/")
    coordinator.link(re.compile("tilbud", re.IGNORECASE))
    expect(coordinator.page.get_by_role("heading", level=1)).to_be_visible()

    # The working group, to the figures.
    group = somebody(demo("arbejdsgruppe"))
    group.go("/min-side/")
    group.link("Se alle tallene")
    expect(group.page).to_have_url(re.compile(r"/tal/$"))
