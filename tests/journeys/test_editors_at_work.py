"""An editor in a real browser: text from Word is cleaned as it is pasted."""

import pytest
from playwright.sync_api import expect

from cms.editing.roles import ensure_roles
from tests.cms.test_looking_after import WORD
from tests.factories.pages import article, blocks
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

PASTE = """
([html, plain]) => {
  const clipboard = new DataTransfer();
  clipboard.setData('text/html', html);
  clipboard.setData('text/plain', plain);
  const event = new ClipboardEvent('paste', {clipboardData: clipboard, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(event);
}
"""


HAS_TAKEN_IT_OVER = """
words => [...document.querySelectorAll('input, textarea')].some(field => field.value.includes(words))
"""
"""The text editor writes into its field a moment after one has typed."""


def test_text_from_word_is_cleaned_as_it_is_pasted(new_page, settings):
    settings.ZEAL_RAISE = False  # the editors' screens look up their own things one by one
    ensure_roles()
    written = article("Fra Word", body=blocks(("text", "<p>Før.</p>")))
    page = new_page(user=UserFactory(is_superuser=True, display_name="Rita Redaktør"))
    page.goto(f"/redaktion/pages/{written.pk}/edit/")
    text = page.locator(".public-DraftEditor-content").first
    text.click()
    page.evaluate(PASTE, [WORD, "Kære alle"])
    expect(text).to_contain_text("Blå Stue")
    page.wait_for_function(HAS_TAKEN_IT_OVER, arg="Blå Stue")
    with page.expect_navigation():
        page.get_by_role("button", name="Gem kladde").first.click()
    expect(page.locator(".public-DraftEditor-content").first).to_contain_text("Blå Stue")
    written.refresh_from_db()
    kept = str(written.get_latest_revision_as_object().body)
    for words in ("Kære alle", "kaffe med", "Blå Stue"):
        assert words in kept
    for dress in ("style=", "Mso", "<span", "<o:p", "onclick", "<script"):
        assert dress not in kept
