"""The pages that every installation has from its first start."""

from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Collection, Locale, Page, Site

from cms.pages.home import HomePage

TITLES = {"da": "Giv en hånd", "en": "Lend a hand"}
WAGTAILS_TOP = "Root"
TOP_OF_PAGES = "Alle sider"
TOP_OF_COLLECTIONS = "Fælles"
"""Above everything else; editors meet the names in the way to a page and where they choose a collection."""


@transaction.atomic
def ensure_front_pages() -> HomePage:
    """Make the languages, the root, one front page per language and the site, where missing.

    Returns the Danish front page.
    """
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES}
    if not Collection.objects.exists():
        Collection.add_root(name=TOP_OF_COLLECTIONS)
    Collection.objects.filter(depth=1, name=WAGTAILS_TOP).update(name=TOP_OF_COLLECTIONS)
    Page.objects.filter(depth=1, title=WAGTAILS_TOP).update(title=TOP_OF_PAGES, draft_title=TOP_OF_PAGES)
    root = Page.get_first_root_node() or Page.add_root(title=TOP_OF_PAGES, slug="root", locale=locales["da"])
    danish: HomePage | None = HomePage.objects.filter(locale=locales["da"]).first()
    if danish is None:
        # What Wagtail puts there by itself only says that it has been installed.
        Site.objects.all().delete()
        for welcome in root.get_children():
            welcome.delete()
        root.refresh_from_db()
        danish = root.add_child(instance=HomePage(title=TITLES["da"], slug="forside", locale=locales["da"]))
    if not HomePage.objects.filter(locale=locales["en"]).exists():
        english = danish.copy_for_translation(locales["en"])
        english.title = english.draft_title = TITLES["en"]
        english.slug = "front-page"
        english.save_revision().publish()
    if not Site.objects.filter(is_default_site=True).exists():
        host, _colon, port = settings.SITE_HOST.partition(":")
        Site.objects.create(
            hostname=host, port=int(port or 443), site_name=settings.SITE_NAME, root_page=danish, is_default_site=True
        )
    return danish


def after_migrate(*, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:  # noqa: ANN401 - a signal's rest
    """Make the front pages once every migration has run (and again after a flush)."""
    if "plan" in kwargs:
        executor = MigrationExecutor(connections[using])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
    ensure_front_pages()
