"""A key person on a page. What one reads comes from the people themselves: a change there changes every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from portal.contacts import selectors
from portal.contacts.models import KeyPerson

if TYPE_CHECKING:
    from collections.abc import Iterable


class KeyPersonChooserBlock(SnippetChooserBlock):
    """The choice of a key person (nøgleperson). All of a page's are looked up at once."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Wagtail's signature
        """Offer the key persons."""
        super().__init__(KeyPerson, **kwargs)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Say for the migrations how this is made."""
        return blocks.Block.deconstruct(self)  # type: ignore[no-any-return]

    def bulk_to_python(self, values: Iterable[Any]) -> list[KeyPerson | None]:
        """Return the persons with what their cards show; one that has been deleted is left out."""
        keys = list(values)
        found = KeyPerson.objects.select_related("department", "photo").in_bulk([key for key in keys if key])
        return [found.get(key) for key in keys]

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Wagtail's signature
        """Refuse somebody who has stopped, and say so.

        Raises:
            ValidationError: at the field.
        """
        person = super().clean(value)
        if isinstance(person, KeyPerson) and not person.is_active:
            raise ValidationError(_("%(name)s is not a key person any more. Choose another one.") % {"name": person})
        return person


class ContactCardBlock(blocks.StructBlock):
    """Whom to call or write to (kontakt)."""

    title = blocks.CharBlock(label=_("title"), max_length=80)
    text = blocks.TextBlock(label=_("what one can ask about"), max_length=250, rows=2, required=False)
    person = KeyPersonChooserBlock(
        label=_("key person"),
        required=False,
        help_text=_("Empty: the site's own contact. If the person stops, a colleague is shown until you choose anew."),
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:  # noqa: ANN401 - Wagtail's
        """Add who is shown."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        person = value.get("person")
        return {**context, "person": selectors.for_card(person) if person is not None else None}

    class Meta:
        icon = "mail"
        label = _("contact")
        description = _("Whom to call or write to: a key person, or the site's own contact.")
        template = "cms/blocks/contact_card.html"
        preview_value = {"title": "Spørg os", "text": "Vi hjælper med vedtægter, CVR-nummer og NemKonto."}
