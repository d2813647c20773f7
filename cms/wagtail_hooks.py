"""Where the editors' screens are held back from what other rooms depend on, and how links in texts are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from cms.editing import wagtail_hooks as _editing  # noqa: F401 - registers itself
from cms.rich_text_links import PublicPageLinkHandler
from cms.search import wagtail_hooks as _search  # noqa: F401 - registers itself
from volunteering.people.models import User
from volunteering.records.actions import log

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model
    from django.http import HttpRequest
    from wagtail.models import Page
    from wagtail.rich_text.feature_registry import FeatureRegistry


@hooks.register("before_delete_user")  # type: ignore[untyped-decorator]
def keep_login(request: HttpRequest, _user: User) -> HttpResponse:
    """Refuse: a login has sign-ups, roles and held places behind it, which would be left without a person."""
    messages.error(
        request,
        _("A login is not deleted here, because agreements and roles hang on it. Make it inactive instead."),
    )
    return redirect("wagtailusers_users:index")


@hooks.register("before_bulk_action")  # type: ignore[untyped-decorator]
def keep_logins(
    request: HttpRequest, action_type: str, objects: Iterable[Model], _action: object
) -> HttpResponse | None:
    """Refuse the same for several at once."""
    user = next((one for one in objects if isinstance(one, User)), None)
    return keep_login(request, user) if action_type == "delete" and user is not None else None


@hooks.register("after_publish_page")  # type: ignore[untyped-decorator]
def note_publishing_past_approval(request: HttpRequest, page: Page) -> None:
    """Write in the log that an administrator published without anybody else's approval."""
    log(acting_user=request.user, verb="editing.published_past_approval", target=page)


@hooks.register("register_rich_text_features", order=10)  # type: ignore[untyped-decorator]
def show_links_to_public_pages(features: FeatureRegistry) -> None:
    """Let links in texts lead to public pages only."""
    features.register_link_type(PublicPageLinkHandler)
