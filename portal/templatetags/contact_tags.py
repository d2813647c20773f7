"""Template tags about people one can turn to: `{% load contact_tags %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from portal.contacts import selectors

if TYPE_CHECKING:
    from portal.contacts.models import KeyPerson

register = template.Library()


@register.inclusion_tag("contacts/_contact_card.html")
def contact_card(person: KeyPerson | None = None) -> dict[str, KeyPerson | None]:
    """Draw a key person's card; the fixed coordinator's when none is given (one query)."""
    return {"person": person or selectors.fixed_coordinator()}
