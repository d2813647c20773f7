"""What is new, for feed readers: stories and things to do, in each language. Atom, the same for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import feedgenerator, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.addresses import address_of, home_address
from cms.pages.stories import StoryPage, newest_stories
from volunteering.opportunities.models import Opportunity
from volunteering.public_pages import cache_page_for_everyone

if TYPE_CHECKING:
    import datetime as dt

    from django.http import HttpRequest, HttpResponse

MOST: Final = 30


class _News(Feed[Any, None]):
    feed_type = feedgenerator.Atom1Feed
    language = property(lambda _self: get_language())
    author_name = settings.SITE_NAME

    def link(self) -> str:
        return home_address(get_language() or settings.LANGUAGE_CODE)

    def categories(self) -> tuple[str, ...]:
        return ()


class StoryFeed(_News):
    """The newest stories (historier)."""

    def title(self) -> str:
        """Return the feed's name."""
        return _("Stories from Giv en hånd")

    def subtitle(self) -> str:
        """Say what is in it."""
        return _("What happens when people give a hand in Lyngby-Taarbæk.")

    def feed_url(self) -> str:
        """Return its own address."""
        return reverse("story_feed")

    def items(self) -> list[StoryPage]:
        """Return the newest stories in the language of the address. One query."""
        newest = newest_stories(get_language() or settings.LANGUAGE_CODE, MOST)
        words = ("title", "search_description", "lead", "url_path", "first_published_at", "last_published_at")
        return list(newest.only(*words))

    def item_title(self, item: StoryPage) -> str:
        """Return the heading."""
        return str(item.title)

    def item_description(self, item: StoryPage) -> str:
        """Return what a card says."""
        return item.listing_text

    def item_link(self, item: StoryPage) -> str:
        """Return the page."""
        return address_of(item.url_path, get_language() or settings.LANGUAGE_CODE)

    def item_pubdate(self, item: StoryPage) -> dt.datetime | None:
        """Return when it was first public."""
        moment: dt.datetime | None = item.first_published_at or item.last_published_at
        return moment

    def item_updateddate(self, item: StoryPage) -> dt.datetime | None:
        """Return when it last changed."""
        moment: dt.datetime | None = item.last_published_at or item.first_published_at
        return moment


class OpportunityFeed(_News):
    """The newest things to do (opgaver)."""

    def title(self) -> str:
        """Return the feed's name."""
        return _("Things to do in Lyngby-Taarbæk")

    def subtitle(self) -> str:
        """Say what is in it."""
        return _("The newest ways to give a hand.")

    def feed_url(self) -> str:
        """Return its own address."""
        return reverse("opportunity_feed")

    def items(self) -> list[Opportunity]:
        """Return the newest that are not over. One query."""
        wanted = Opportunity.objects.on_offer(timezone.localdate()).select_related("institution")
        return list(wanted.order_by("-published_at", "-pk")[:MOST])

    def item_title(self, item: Opportunity) -> str:
        """Return the heading."""
        return f"{item.title} – {item.institution.name}"

    def item_description(self, item: Opportunity) -> str:
        """Return what one does."""
        return item.what_you_do

    def item_link(self, item: Opportunity) -> str:
        """Return the page."""
        return item.get_absolute_url()

    def item_pubdate(self, item: Opportunity) -> dt.datetime | None:
        """Return when it was first public."""
        return item.published_at

    def item_updateddate(self, item: Opportunity) -> dt.datetime | None:
        """Return the same: what a leader changes later is no news."""
        return item.published_at


@cache_page_for_everyone()
def story_feed(request: HttpRequest) -> HttpResponse:
    """Answer with the stories."""
    return StoryFeed()(request)


@cache_page_for_everyone()
def opportunity_feed(request: HttpRequest) -> HttpResponse:
    """Answer with the things to do."""
    return OpportunityFeed()(request)
