"""Three ways to use the service: a finger on a phone, a mouse without a script, and the keyboard alone.

A journey is written once, against a hand, and walked in each of the ways.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 120
MOST_ARROWS = 40

# Where Tab has led: is it what was wanted, does one see it, and does it lie where one goes on reading?
# The ring may be drawn on the label, where the boxes and dots are; a calendar inside a field has a ring of its own.
STOP = """
([wanted, back]) => {
  const stop = document.activeElement;
  const last = window.lastStop && window.lastStop.deref();
  window.lastStop = new WeakRef(stop);
  if (stop === document.body) return {there: false, seen: true, inOrder: true, what: 'the page'};
  const outlined = (node, pseudo) => {
    const style = getComputedStyle(node, pseudo);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  };
  const drawn = node => outlined(node) || outlined(node, '::before') || outlined(node, '::after');
  const places = [stop, ...(stop.labels || [])];
  const inSight = places.some(node => {
    const place = node.getBoundingClientRect();
    return place.width > 1 && place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth;
  });
  const [before, after] = back ? [stop, last] : [last, stop];
  const compared = last && last !== document.body && last.isConnected && last !== stop;
  const sameGroup = wanted.type === 'radio' && stop.type === 'radio' && stop.name === wanted.name;
  return {
    there: stop === wanted || (sameGroup && stop.form === wanted.form),
    seen: inSight && (!stop.matches(':focus') || places.some(drawn)),
    inOrder: !compared || Boolean(before.compareDocumentPosition(after) & Node.DOCUMENT_POSITION_FOLLOWING),
    what: stop.outerHTML.slice(0, 200),
  };
}
"""
IS_FOCUSED = "element => element === document.activeElement"
LIES_BEFORE_THE_FOCUS = """
element => document.activeElement !== document.body
  && Boolean(document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING)
"""
NUMBER_OF_A_HUMAN = re.compile(r"^tel:\+45\d{8}$")


class Pointer:
    """Somebody with a mouse or a finger."""

    def __init__(self, page: Page, look: Callable[[Page], None]) -> None:
        self.page = page
        self._look = look

    def go(self, address: str) -> None:
        """Type an address."""
        self.page.goto(address)

    def look(self) -> None:
        """Check the page one is on as everybody must be able to use it."""
        self._look(self.page)

    def press(self, target: Locator) -> None:
        """Follow a link or press a button."""
        target.click()

    def fill(self, field: str | Locator, text: str) -> None:
        """Write in a field."""
        self._field(field).fill(text)

    def fill_day(self, field: str | Locator, day: datetime.date) -> None:
        """Write a day in a field."""
        self._field(field).fill(day.isoformat())

    def fill_time(self, field: str | Locator, moment: datetime.datetime) -> None:
        """Write day and time in a field."""
        self._field(field).fill(moment.strftime("%Y-%m-%dT%H:%M"))

    def tick(self, label: str | Locator) -> None:
        """Choose a box or a dot."""
        self._box(label).check()

    def untick(self, label: str | Locator) -> None:
        """Take the mark out of a box."""
        self._box(label).uncheck()

    def choose(self, field: str | Locator, option: str) -> None:
        """Choose in a list."""
        self._field(field).select_option(label=option)

    def open(self, summary: Locator) -> None:
        """Unfold something, unless it is open or has nothing to press at this width."""
        expect(summary).to_be_attached()
        if summary.is_visible() and not summary.evaluate("element => element.parentElement.open"):
            self.press(summary)

    def link(self, name: str | re.Pattern[str], *, exact: bool = False) -> None:
        """Follow the first link of that name."""
        self.press(self.page.get_by_role("link", name=name, exact=exact).first)

    def button(self, name: str | re.Pattern[str], *, exact: bool = False) -> None:
        """Press the first button of that name."""
        self.press(self.page.get_by_role("button", name=name, exact=exact).first)

    def _field(self, field: str | Locator) -> Locator:
        return self.page.get_by_label(field) if isinstance(field, str) else field

    def _box(self, label: str | Locator) -> Locator:
        return self.page.get_by_label(label, exact=True) if isinstance(label, str) else label


class Keyboard(Pointer):
    """Somebody who has only a keyboard, and must be able to see where the focus is."""

    def reach(self, target: Locator) -> None:
        """Move with Tab, or back with Shift, until ``target`` has the focus.

        For a dot, until its group has it. At every stop the focus is visible and has moved on in the order of the page.
        """
        expect(target).to_be_visible()
        wanted = target.element_handle()
        if wanted.evaluate(IS_FOCUSED):
            return
        back = wanted.evaluate(LIES_BEFORE_THE_FOCUS)
        self.page.evaluate("window.lastStop = undefined")
        for _stop in range(MOST_TABS):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            stop = self.page.evaluate(STOP, [wanted, back])
            assert stop["seen"], f"{self.page.url}: nobody sees the focus on {stop['what']}"
            assert stop["inOrder"], f"{self.page.url}: the focus jumps to {stop['what']}"
            if stop["there"]:
                return
        message = f"{self.page.url}: Tab does not lead to {target}"
        raise AssertionError(message)

    def press(self, target: Locator) -> None:
        """Go to a link or a button and press Enter."""
        self.reach(target)
        self.page.keyboard.press("Enter")

    def fill(self, field: str | Locator, text: str) -> None:
        """Go to a field, empty it and type."""
        self.reach(self._field(field))
        self.page.keyboard.press("Control+a")
        if text:
            self.page.keyboard.type(text)
        else:
            self.page.keyboard.press("Delete")
        expect(self._field(field)).to_have_value(text)

    def fill_day(self, field: str | Locator, day: datetime.date) -> None:
        """Type the parts in the order in which the browser, which is an English one, asks for them."""
        self.reach(self._field(field))
        self.page.keyboard.type(day.strftime("%m%d%Y"))
        expect(self._field(field)).to_have_value(day.isoformat())

    def fill_time(self, field: str | Locator, moment: datetime.datetime) -> None:
        """Type the day and then the time."""
        self.reach(self._field(field))
        self.page.keyboard.type(moment.strftime("%m%d%Y"))
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.type(moment.strftime("%I%M%p"))
        expect(self._field(field)).to_have_value(moment.strftime("%Y-%m-%dT%H:%M"))

    def tick(self, label: str | Locator) -> None:
        """Go to a box and press Space, or to a group of dots and move with the arrows."""
        box = self._box(label)
        self.reach(box)
        if box.get_attribute("type") == "radio":
            for _arrow in range(MOST_ARROWS):
                if box.evaluate(IS_FOCUSED):
                    break
                self.page.keyboard.press("ArrowDown")
        if not box.is_checked():
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def untick(self, label: str | Locator) -> None:
        """Go to a box and press Space."""
        box = self._box(label)
        self.reach(box)
        self.page.keyboard.press("Space")
        expect(box).not_to_be_checked()

    def choose(self, field: str | Locator, option: str) -> None:
        """Go to a list and type how the wanted line begins."""
        self.reach(self._field(field))
        self.page.keyboard.type(option)
        expect(self._field(field).locator("option:checked")).to_have_text(option)


class Way(NamedTuple):
    """How a journey is walked."""

    hand: type[Pointer]
    width: str
    javascript: bool


WAYS = {
    "finger on a phone": Way(Pointer, "phone", javascript=True),
    "mouse without a script": Way(Pointer, "desktop", javascript=False),
    "keyboard alone": Way(Keyboard, "desktop", javascript=True),
}
