"""The reports about the search in the editors' menu. Collected by cms/wagtail_hooks.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.permission_policies import ModelPermissionPolicy

from cms.search.reports import SearchedFor, SearchedInVain

if TYPE_CHECKING:
    from django.http import HttpRequest

WAGTAILS_OWN = "search-terms"
"""For administrators alone, and without what was found: ours takes its place."""


class _Report(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who may recommend pages."""
        allowed: bool = ModelPermissionPolicy(SearchPromotion).user_has_any_permission(
            request.user, ["add", "change", "delete"]
        )
        return allowed


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def report_addresses() -> list[URLPattern]:
    """Return where the reports are."""
    found = []
    for view, address in ((SearchedFor, "soegninger"), (SearchedInVain, "soegt-uden-resultat")):
        found += [
            path(f"rapporter/{address}/", view.as_view(), name=view.index_url_name),
            path(f"rapporter/{address}/liste/", view.as_view(results_only=True), name=view.index_results_url_name),
        ]
    return found


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def in_vain_in_menu() -> MenuItem:
    """Show the report in the menu."""
    return _Report(
        _("Searched for and not found"), reverse(SearchedInVain.index_url_name), icon_name="warning", order=30
    )


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def searched_for_in_menu() -> MenuItem:
    """Show the report in the menu."""
    return _Report(_("What people search for"), reverse(SearchedFor.index_url_name), icon_name="search", order=40)


@hooks.register("construct_reports_menu")  # type: ignore[untyped-decorator]
def without_wagtails_own(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Take Wagtail's own list of searches out of the menu."""
    items[:] = [item for item in items if item.name != WAGTAILS_OWN]
