"""Hub: collects the pages, media and snippets of the editors for Django. Nothing in cms imports from here."""

from cms.editing.models import ApprovalTask, LostTarget
from cms.media import CustomDocument, CustomImage, CustomRendition
from cms.pages.articles import ArticlePage, SectionPage
from cms.pages.courses import CourseListPage
from cms.pages.home import HomePage
from cms.pages.legislation import LegislationPage
from cms.pages.links import LinkCollectionPage
from cms.pages.standing import StandingPage
from cms.pages.starter_package import StarterPackagePage, StarterStepDone
from cms.pages.stories import StoryIndexPage, StoryPage
from cms.pages.strategy import StrategyProcessPage
from cms.search.models import PageWords, SearchOutcome
from cms.snippets.alert_banner import AlertBanner
from cms.snippets.institution_presentation import InstitutionPresentation

__all__ = [
    "AlertBanner",
    "ApprovalTask",
    "ArticlePage",
    "CourseListPage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "HomePage",
    "InstitutionPresentation",
    "LegislationPage",
    "LinkCollectionPage",
    "LostTarget",
    "PageWords",
    "SearchOutcome",
    "SectionPage",
    "StandingPage",
    "StarterPackagePage",
    "StarterStepDone",
    "StoryIndexPage",
    "StoryPage",
    "StrategyProcessPage",
]
