"""Words for what Wagtail leaves without any that can be translated: fields without a label, a list without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise

LABELS: Final[dict[str, str | Promise]] = {
    "link_text": _("Text of the link"),
    "email_address": _("E-mail address"),
    "subject": _("Subject of the mail"),
    "body": _("Text of the mail"),
    "phone_number": _("Phone number"),
}
"""The fields of the dialogues in which an editor makes a link."""


def name_the_unnamed() -> None:
    """Give them words; called once when the editors' screens are loaded."""
    from wagtail.admin.forms import choosers
    from wagtail.admin.views.pages.search import SearchView
    from wagtail.models import Page

    for form in (
        choosers.ExternalLinkChooserForm,
        choosers.AnchorLinkChooserForm,
        choosers.EmailLinkChooserForm,
        choosers.PhoneLinkChooserForm,
    ):
        for name, field in form.base_fields.items():
            if name in LABELS:
                field.label = LABELS[name]
    options = Page._meta  # noqa: SLF001 - Django's documented way to the options
    SearchView.verbose_name, SearchView.verbose_name_plural = options.verbose_name, options.verbose_name_plural
