"""The good stories from the places."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms import cards
from cms.addresses import locale_of
from cms.blocks.body import StoryBodyBlock
from cms.kept import kept
from cms.pages.base import ContentPage
from cms.restrictions import for_everybody
from volunteering.institutions.models import Area, Institution

STORIES_PER_PAGE = 12


class Persons(models.TextChoices):
    """Whether somebody can be recognised in a story."""

    NOBODY = "nobody", _("Nobody can be recognised, neither by picture nor by name")
    CONSENTED = "consented", _("Somebody can be recognised and has said yes")


class ConsentGivenBy(models.TextChoices):
    """Who said yes to being shown. Never a name."""

    PERSON = "person", _("the person")
    GUARDIAN = "guardian", _("a parent or guardian")
    BOTH = "both", _("the person and a parent or guardian")


class StoryIndexPage(ContentPage):
    """All stories (historier), the newest first, by area if one wants."""

    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["cms.StoryPage"]
    max_count_per_parent = 1
    page_description = _("All stories, the newest first.")
    cache_parameters: ClassVar[tuple[str, ...]] = ("area", "side")

    class Meta(ContentPage.Meta):
        verbose_name = _("page of stories")
        verbose_name_plural = _("pages of stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Wagtail's
        """Add the stories of the wanted area, and the areas that have any."""
        told = for_everybody(StoryPage.objects.child_of(self).live())
        areas = kept(f"story-areas-{self.pk}", lambda: _areas_of(told))
        chosen = next((area for area in areas if area.slug == request.GET.get("area")), None)
        wanted = told.filter(institution__area=chosen) if chosen else told
        newest = wanted.order_by("-first_published_at", "-pk")
        stories = Paginator(newest, STORIES_PER_PAGE).get_page(request.GET.get("side"))
        return {
            **super().get_context(request, *args, **kwargs),
            "areas": areas if len(areas) > 1 else [],
            "chosen": chosen,
            "stories": stories,
            "cards": cards.of_stories(stories.object_list),
        }


def _areas_of(stories: Any) -> tuple[Area, ...]:  # noqa: ANN401 - Wagtail's query set
    """Return the areas that stories are from."""
    return tuple(Area.objects.filter(Exists(stories.filter(institution__area=OuterRef("pk")))))


class StoryPage(ContentPage):
    """A story from a place (den gode historie).

    Nobody is shown without a yes: who can be recognised in it must be answered before the page can be published, and
    about the consent only its day, who gave it and where it is kept are stored: nothing about the person.
    """

    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="+", verbose_name=_("institution")
    )
    association = models.CharField(
        _("association"), max_length=120, blank=True, help_text=_("When an association was part of it.")
    )
    body = StreamField(StoryBodyBlock(), verbose_name=_("the story"), blank=True, use_json_field=True)
    persons = models.CharField(
        _("who can be recognised?"),
        max_length=10,
        choices=Persons.choices,
        help_text=_("In pictures, in the text, in films. Must be answered before the story can be published."),
    )
    consent_given_on = models.DateField(_("said yes on"), null=True, blank=True)
    consent_given_by = models.CharField(
        _("who said yes"), max_length=10, choices=ConsentGivenBy.choices, blank=True, help_text=_("Never a name.")
    )
    consent_kept_by = models.CharField(
        _("who took it and keeps it"),
        max_length=120,
        blank=True,
        help_text=_("The role and the place, such as “the leader of the library”. Not the name of who is shown."),
    )

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        MultiFieldPanel([FieldPanel("institution"), FieldPanel("association")], heading=_("Where")),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("persons"),
                FieldPanel("consent_given_on"),
                FieldPanel("consent_given_by"),
                FieldPanel("consent_kept_by"),
            ],
            heading=_("Those who are shown have said yes"),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *ContentPage.search_fields,
        index.SearchField("body"),
        index.SearchField("association"),
        index.FilterField("institution"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.StoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    show_in_menus_default = False
    page_description = _("A story from a place. Nobody is shown without a yes.")

    class Meta(ContentPage.Meta):
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints: ClassVar = [
            *ContentPage.Meta.constraints,
            models.CheckConstraint(
                name="story_shows_nobody_without_a_yes",
                condition=~Q(persons=Persons.CONSENTED)
                | (Q(consent_given_on__isnull=False) & ~Q(consent_given_by="") & ~Q(consent_kept_by="")),
                violation_error_message=_("Fill in when they said yes, who said it, and who keeps it."),
            ),
        ]


def newest_stories(language: str, number: int) -> Any:  # noqa: ANN401 - Wagtail's query set
    """Return the newest stories of a language, not yet fetched."""
    told = StoryPage.objects.live().filter(locale=locale_of(language), view_restrictions=None)
    return told.order_by("-first_published_at", "-pk")[:number]
