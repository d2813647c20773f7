"""The look of the editors' screens, the reports in their menu, and what an editor is told on opening a page.

Collected by cms/wagtail_hooks.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from cms.editing import lost_targets
from cms.editing.reports import LinksToNowhere, NeedsALook

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def municipal_colour() -> SafeString:
    """Let the screens wear this site's colour and name."""
    return format_html('<link rel="stylesheet" href="{}">', static("assets/editing.css"))


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def report_addresses() -> list[URLPattern]:
    """Return where the reports are."""
    found = []
    for view, address in ((NeedsALook, "kig-igennem"), (LinksToNowhere, "links-uden-maal")):
        found += [
            path(f"rapporter/{address}/", view.as_view(), name=view.index_url_name),
            path(f"rapporter/{address}/liste/", view.as_view(results_only=True), name=view.index_results_url_name),
        ]
    return found


class ReportItem(MenuItem):
    """A report in the menu of those who may open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether it is there for whoever asks."""
        may: bool = page_permission_policy.user_has_any_permission(request.user, {"add", "change", "publish"})
        return may


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def needs_a_look_in_menu() -> MenuItem:
    """Show the report in the menu."""
    return ReportItem(_("Pages that need a look"), reverse(NeedsALook.index_url_name), icon_name="time", order=10)


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def links_in_menu() -> MenuItem:
    """Show the report in the menu."""
    return ReportItem(
        _("Links that lead nowhere"), reverse(LinksToNowhere.index_url_name), icon_name="link-external", order=20
    )


@hooks.register("before_edit_page")  # type: ignore[untyped-decorator]
def say_what_is_gone(request: HttpRequest, page: Page) -> None:
    """Tell whoever opens a page what it led to that has been deleted."""
    gone = lost_targets.of(page) if request.method == "GET" else []
    if gone:
        messages.warning(
            request,
            gettext(
                "This page leads to something that has been deleted: %(titles)s. Take the links away or choose "
                "something else, and publish the page again."
            )
            % {"titles": ", ".join(gone)},
        )
