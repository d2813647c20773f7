"""What a page is told by whoever found it (cms/serving.py), so that it need not ask the database again."""

from __future__ import annotations

from typing import Any

from wagtail.models import PageViewRestriction


class Served:
    """A page that can be served. Left alone, it asks for itself, as in the editors' screens and previews."""

    is_known_to_be_public = False
    """Nothing on the whole site is for some readers only."""
    known_addresses: dict[str, str] | None = None
    """Where the page is by language, its own among them."""

    def get_view_restrictions(self) -> Any:  # noqa: ANN401 - Wagtail's query set
        """Return for whom the page is. No query where everything is for everybody."""
        if self.is_known_to_be_public:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()  # type: ignore[misc]
