"""Fixtures for journeys: a real browser at two widths, somebody logged in, and the accessibility check."""

import os
import re
import shutil
import time
import weakref
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import translate_url
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from wagtail.admin.userbar import ContentCheckerItem

AXE = Path(settings.PROJECT_ROOT) / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {"desktop": (1280, 900), "phone": (375, 812)}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 20_000
"""Milliseconds until a page that does not come is a fault; a busy machine is none."""
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=en-US"]


def chromium_path():
    """Where the browser is; CHROMIUM overrides, None when there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def pytest_collection_modifyitems(config, items):
    """Whoever uses the browser is a journey; JOURNEYS=0 leaves them out, which nobody should do by accident."""
    for item in items:
        if "new_page" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.journey)
    if os.environ.get("JOURNEYS") == "0":
        left_out = [item for item in items if item.get_closest_marker("journey")]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run. Fails, and does not skip, when there is none."""
    path = chromium_path()
    if path is None:
        pytest.fail(
            "No Chromium found: install it (apt-get install chromium), or set JOURNEYS=0 to leave the journeys out."
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


class Windows:
    """Windows of the browser, lent to one test after another: to open one costs more than to read four pages.

    Each comes back without cookies, storage, cache and pages.
    """

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser = browser
        self.site = site
        self.spare: dict[tuple, list[BrowserContext]] = {}
        self.lent: list[tuple[tuple, BrowserContext]] = []
        self.troubles: list[str] = []

    def lend(self, width: str, language: str, *, javascript: bool) -> BrowserContext:
        """Return a window that nobody uses."""
        kind = (width, language, javascript)
        context = self.spare[kind].pop() if self.spare.get(kind) else self._open(*kind)
        self.lent.append((kind, context))
        return context

    def take_back(self) -> None:
        """Clear what was lent."""
        for kind, context in self.lent:
            empty, *pages = context.pages
            for page in pages:
                page.close()
            context.clear_cookies()
            session = context.new_cdp_session(empty)
            session.send("Storage.clearDataForOrigin", {"origin": self.site, "storageTypes": "all"})
            session.send("Network.clearBrowserCache")
            session.detach()
            self.spare.setdefault(kind, []).append(context)
        self.lent.clear()

    def _open(self, width: str, language: str, javascript: bool) -> BrowserContext:
        size = WIDTHS[width]
        context = self.browser.new_context(
            base_url=self.site,
            locale={"da": "da-DK", "en": "en-GB"}[language],
            timezone_id="Europe/Copenhagen",
            viewport={"width": size[0], "height": size[1]},
            has_touch=width == "phone",
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        context.on("page", _follow)
        context.on(
            "weberror", lambda failed: self.troubles.append(f"{failed.page and failed.page.url}: {failed.error}")
        )
        context.on("console", lambda message: _note(self.troubles, message))
        context.new_page()  # keeps the window open between two tests
        return context


@pytest.fixture(scope="session")
def windows(browser, live_server):
    """The windows of this process."""
    return Windows(browser, live_server.url)


@pytest.fixture
def new_page(windows, live_server):
    """Open pages: `new_page(width="phone", user=karin, javascript=False, language="en")`, each with cookies of its own.

    At the end no page may have broken the content security policy or thrown an error.
    """
    expect.set_options(timeout=PATIENCE)

    def open_page(*, width="desktop", user=None, javascript=True, language="da") -> Page:
        page = windows.lend(width, language, javascript=javascript).new_page()
        if user is not None:
            log_in(page, user)
        return page

    open_page.troubles = windows.troubles
    yield open_page
    windows.take_back()
    troubles = [*windows.troubles]
    windows.troubles.clear()
    assert not troubles, "\n".join(troubles)


ON_THE_WAY: "weakref.WeakSet[Page]" = weakref.WeakSet()
"""Pages that have set off for another address and are not there yet."""
METHOD: "weakref.WeakKeyDictionary[Page, str]" = weakref.WeakKeyDictionary()
"""How each page came where it is: an answer to POST cannot be asked for again in another language."""


def _follow(page: Page):
    """Know when a click has set the page off: the browser library goes on without waiting for where it leads."""

    def sets_off(request):
        if request.is_navigation_request() and request.frame == page.main_frame:
            ON_THE_WAY.add(page)
            METHOD[page] = request.method

    page.on("request", sets_off)
    page.on("load", ON_THE_WAY.discard)
    page.on("requestfailed", lambda _request: ON_THE_WAY.discard(page))


def arrive(page: Page):
    """Wait until the page is where the last click leads."""
    page.wait_for_timeout(60)
    for _ in range(500):
        if page not in ON_THE_WAY:
            return
        page.wait_for_timeout(20)
    pytest.fail(f"{page.url} set off for another page and never came there.")


def _note(troubles, message):
    if message.type == "error" and re.search(r"Content.Security.Policy|Refused to", message.text):
        troubles.append(f"{message.page and message.page.url}: {message.text}")


def log_in(page: Page, user):
    """Make `user` the one who is logged in on `page`, just now and without the login screens."""
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "domain": "localhost", "path": "/", "httpOnly": True}]
    )


@pytest.fixture
def desktop(new_page) -> Page:
    """A page 1280 pixels wide, in Danish, nobody logged in."""
    return new_page(width="desktop")


@pytest.fixture
def phone(new_page) -> Page:
    """A page 375 pixels wide, in Danish, nobody logged in."""
    return new_page(width="phone")


@pytest.fixture(params=list(WIDTHS))
def width(request) -> str:
    """Both widths, one after the other: `new_page(width=width)`."""
    return request.param


@pytest.fixture(scope="session")
def axe_source():
    """The accessibility checker's own code."""
    if not AXE.is_file():
        pytest.fail("node_modules/axe-core is missing: run `npm ci --ignore-scripts`.")
    return AXE.read_text(encoding="utf-8")


# Style sheets are needed by no rule of ours; only what is violated is carried out of the page.
RUN_AXE = """
tags => axe.run(
  document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], preload: {assets: ['media']}}
).then(({violations, passes, testEngine}) => ({violations, passed: passes.length, engine: testEngine.name}))
"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def bring_axe(page: Page, axe_source: str) -> None:
    """Give the page the checker, past the page's own policy, which forbids injected scripts."""
    if not page.evaluate("'axe' in window"):
        session = page.context.new_cdp_session(page)
        session.send("Runtime.evaluate", {"expression": axe_source + ";0"})
        session.detach()


# What Wagtail's own script brings to its two checks, of which the server knows only the settings.
RUN_CONTENT_CHECKER = """
({context, options, spec}) => {
  const evaluate = {
    'check-image-alt-text': (node, {pattern}) => !new RegExp(pattern, 'i').test(node.getAttribute('alt') || ''),
    'check-empty-meta-description': () => Boolean(document.querySelector('meta[name="description"]')?.content.trim()),
  };
  axe.configure({...spec, checks: spec.checks.map(check => ({...check, evaluate: evaluate[check.id]}))});
  return axe.run(context, {...options, preload: {assets: ['media']}}).then(({violations, passes}) => ({
    faults: violations.map(({id, help, nodes}) => [id, help, ...nodes.map(({html}) => html.slice(0, 200))].join(' | ')),
    passed: passes.map(({id}) => id),
  })).finally(() => axe.reset());
}
"""


@pytest.fixture
def content_checker_faults(axe_source):
    """`content_checker_faults(page)`: what Wagtail's content checker would tell an editor who looks at the page."""

    def faults_of(page: Page) -> list[str]:
        bring_axe(page, axe_source)
        wanted = ContentCheckerItem().get_axe_configuration(None)
        wanted["context"]["exclude"] = []  # the editors' bar itself, which is not there for readers
        result = page.evaluate(RUN_CONTENT_CHECKER, {name: wanted[name] for name in ("context", "options", "spec")})
        assert {"empty-meta-description", "heading-order", "link-name"} <= set(result["passed"]), page.url
        return [f"{page.url}: {fault}" for fault in result["faults"]]

    return faults_of


@pytest.fixture
def accessibility_faults(axe_source):
    """`accessibility_faults(page)`: violations of WCAG 2.2 AA and what is wider than the screen, one text each."""

    def faults_of(page: Page) -> list[str]:
        bring_axe(page, axe_source)
        result = page.evaluate(RUN_AXE, RULES)
        assert result["engine"] == "axe-core"
        assert result["passed"] > 0, f"{page.url}: the checker has looked at nothing"
        faults = [
            f"{violation['id']} ({violation['impact']}): {violation['help']}\n"
            + "\n".join(
                f"    {' '.join(map(str, node['target']))}\n      {node['html'][:200]}" for node in violation["nodes"]
            )
            for violation in result["violations"]
        ]
        overflow = page.evaluate(OVERFLOW)
        if overflow > 0:
            faults.append(f"{overflow} pixels wider than the screen")
        return [f"{page.url} at {page.viewport_size['width']}: {fault}" for fault in faults]

    return faults_of


@pytest.fixture
def assert_accessible(accessibility_faults):
    """`assert_accessible(page)`: no violation of WCAG 2.2 AA, and nothing wider than the screen, at this width."""

    def check(page: Page) -> None:
        arrive(page)
        faults = accessibility_faults(page)
        assert not faults, "\n".join(faults)

    return check


@pytest.fixture
def assert_accessible_at_both_widths(accessibility_faults):
    """`assert_accessible_at_both_widths(page, "da")`: in that language, and as wide as before when it is done."""

    def check(page: Page, language: str) -> None:
        arrive(page)
        assert page.locator("html").get_attribute("lang") == language, page.url
        before = page.viewport_size
        faults = []
        for width, height in WIDTHS.values():
            page.set_viewport_size({"width": width, "height": height})
            faults += accessibility_faults(page)
        assert not faults, "\n".join(faults)
        page.set_viewport_size(before)

    return check


@pytest.fixture
def assert_accessible_everywhere(assert_accessible_at_both_widths):
    """`assert_accessible_everywhere(page)`: at both widths, and in English too where the address answers to GET.

    The page stays as it is; English is read in a second tab.
    """
    tabs: weakref.WeakKeyDictionary[BrowserContext, Page] = weakref.WeakKeyDictionary()

    def check(page: Page) -> None:
        assert_accessible_at_both_widths(page, "da")
        if METHOD.get(page, "GET") == "GET":
            if page.context not in tabs:
                tabs[page.context] = page.context.new_page()
            tabs[page.context].goto(translate_url(page.url, "en"))
            assert_accessible_at_both_widths(tabs[page.context], "en")

    return check
