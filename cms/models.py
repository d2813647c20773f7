"""Hub: collects the pages, media and snippets of the editors for Django. Nothing in cms imports from here."""

from cms.media import CustomDocument, CustomImage, CustomRendition
from cms.pages.articles import ArticlePage, SectionPage
from cms.pages.home import HomePage

__all__ = [
    "ArticlePage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "HomePage",
    "SectionPage",
]
