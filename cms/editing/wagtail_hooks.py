"""The look of the editors' screens, and the reports in their menu. Collected by cms/wagtail_hooks.py."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.editing.reports import LinksToNowhere, NeedsALook


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


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def needs_a_look_in_menu() -> MenuItem:
    """Show the report in the menu."""
    return MenuItem(_("Pages that need a look"), reverse(NeedsALook.index_url_name), icon_name="time", order=10)


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def links_in_menu() -> MenuItem:
    """Show the report in the menu."""
    return MenuItem(
        _("Links that lead nowhere"), reverse(LinksToNowhere.index_url_name), icon_name="link-external", order=20
    )
