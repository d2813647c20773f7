"""Addresses of what is made from the editors' pages: feeds, and the map for search engines."""

from django.contrib.sitemaps import views
from django.urls import path
from django.utils.translation import gettext_lazy as _

from cms import feeds
from cms.search import views as search_views
from cms.sitemaps import SITEMAPS, robots
from volunteering.public_pages import cache_page_for_everyone

PARTS = "sitemap_part"

urlpatterns = [
    path(_("feeds/stories.atom"), feeds.story_feed, name="story_feed"),
    path(_("search/"), search_views.site_search, name="site_search"),
    path(_("search/suggestions/"), search_views.site_search_suggest, name="site_search_suggest"),
    path(_("feeds/opportunities.atom"), feeds.opportunity_feed, name="opportunity_feed"),
]
in_one_language = [
    path("robots.txt", robots, name="robots"),
    path(
        "sitemap.xml",
        cache_page_for_everyone()(views.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": PARTS},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", cache_page_for_everyone("p")(views.sitemap), {"sitemaps": SITEMAPS}, name=PARTS),
]
