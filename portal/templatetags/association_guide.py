"""What other pages ask of the guide to associations: `{% load association_guide %}`."""

from __future__ import annotations

from django import template
from django.urls import reverse

from portal.association_guide.models import Entry
from volunteering.institutions.models import Association

register = template.Library()


@register.simple_tag
def association_page(association: Association | None) -> str:
    """Return the address of an association's page in the guide, "" while it has none that everybody sees. One query."""
    if association is None or not Entry.objects.public().filter(association=association.pk).exists():
        return ""
    return reverse("association_detail", args=[association.slug])
