"""Two ways to use a page: pointing at things, and the keyboard alone."""

import datetime

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 120

# An outline on the element itself or on its label, where the boxes and dots are drawn.
FOCUS_IS_VISIBLE = """
element => {
  const outlined = (node, pseudo) => {
    const style = getComputedStyle(node, pseudo);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  };
  const drawn = node => outlined(node) || outlined(node, '::before') || outlined(node, '::after');
  const box = element.getBoundingClientRect();
  const labels = [...(element.labels || [])];
  const inSight = [element, ...labels].some(node => {
    const place = node.getBoundingClientRect();
    return place.width > 1 && place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth;
  });
  const onTheBrowsersOwnButton = !element.matches(':focus');  // the calendar inside a field, which has its own ring
  return inSight && (onTheBrowsersOwnButton || [element, ...labels].some(drawn));
}
"""


class Pointer:
    """Somebody with a mouse or a finger."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def fill(self, label: str, text: str) -> None:
        """Write in a field."""
        self.page.get_by_label(label).fill(text)

    def fill_time(self, label: str, moment: datetime.datetime) -> None:
        """Write day and time in a field."""
        self.page.get_by_label(label).fill(moment.strftime("%Y-%m-%dT%H:%M"))

    def tick(self, label: str) -> None:
        """Choose a box or a dot."""
        self.page.get_by_label(label, exact=True).check()

    def choose(self, label: str, option: str) -> None:
        """Choose in a list."""
        self.page.get_by_label(label).select_option(label=option)

    def press(self, target: Locator) -> None:
        """Follow a link or press a button."""
        target.click()


class Keyboard(Pointer):
    """Somebody who has only a keyboard, and must be able to see where the focus is."""

    def reach(self, target: Locator) -> None:
        """Move with Tab until ``target`` has the focus; the focus is visible at every stop."""
        expect(target).to_be_visible()
        wanted = target.element_handle()
        for _stop in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate_handle("document.activeElement").as_element()
            assert stop is not None
            if stop.evaluate("element => element !== document.body"):
                what = stop.evaluate("element => element.outerHTML.slice(0, 200)")
                assert stop.evaluate(FOCUS_IS_VISIBLE), f"{self.page.url}: nobody sees the focus on {what}"
            if wanted.evaluate("(element, stop) => element === stop", stop):
                return
        message = f"{self.page.url}: Tab does not lead to {target}"
        raise AssertionError(message)

    def fill(self, label: str, text: str) -> None:
        """Go to a field, empty it and type."""
        self.reach(self.page.get_by_label(label))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def fill_time(self, label: str, moment: datetime.datetime) -> None:
        """Type the parts in the order in which the browser, which is an English one, asks for them."""
        self.reach(self.page.get_by_label(label))
        self.page.keyboard.type(moment.strftime("%m%d%Y"))
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.type(moment.strftime("%I%M%p"))
        expect(self.page.get_by_label(label)).to_have_value(moment.strftime("%Y-%m-%dT%H:%M"))

    def tick(self, label: str) -> None:
        """Go to a box or a dot and press Space."""
        box = self.page.get_by_label(label, exact=True)
        self.reach(box)
        self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def choose(self, label: str, option: str) -> None:
        """Go to a list and type how the wanted line begins."""
        box = self.page.get_by_label(label)
        self.reach(box)
        self.page.keyboard.type(option)
        expect(box.locator("option:checked")).to_have_text(option)

    def press(self, target: Locator) -> None:
        """Go to a link or a button and press Enter."""
        self.reach(target)
        self.page.keyboard.press("Enter")
