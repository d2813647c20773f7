"""The starter package: from an idea to a first day with volunteers."""

from __future__ import annotations

import uuid
from http import HTTPMethod
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.blocks.registers import StarterStepBlock
from cms.blocks.text import TEXT
from cms.pages.base import ContentPage


class StarterStepDone(models.Model):
    """A founder has ticked off a step of a starter package (afkrydset trin), the same in every language."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    package = models.UUIDField(_("starter package"), help_text=_("The translation key of the page."))
    step = models.UUIDField(_("step"))
    done_at = models.DateTimeField(_("done at"), auto_now_add=True)

    class Meta:
        verbose_name = _("step that is done")
        verbose_name_plural = _("steps that are done")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("user", "package", "step"),
                name="starter_step_done_once",
                violation_error_message=_("The step is ticked off already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.package}: {self.step}"


class StarterPackagePage(ContentPage):
    """The starter package (iværksætterpakke): steps in order, which a founder with a login ticks off."""

    introduction = RichTextField(_("text"), blank=True, features=TEXT)
    steps = StreamField([("step", StarterStepBlock())], verbose_name=_("steps"), blank=True, use_json_field=True)
    ending = RichTextField(_("after the last step"), blank=True, features=TEXT)

    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("steps"),
        FieldPanel("ending"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *ContentPage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("steps"),
        index.SearchField("ending"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Steps from an idea to a first day with volunteers, to be ticked off.")
    allowed_http_methods: ClassVar = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS, HTTPMethod.POST]

    class Meta(ContentPage.Meta):
        verbose_name = _("starter package")
        verbose_name_plural = _("starter packages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Wagtail's
        """Add the steps, and how far the reader has come."""
        done = self.done_by(request.user) if request.user.is_authenticated else set()
        steps = [{"id": step.id, "value": step.value, "is_done": step.id in done} for step in self.steps]
        return {
            **super().get_context(request, *args, **kwargs),
            "steps": steps,
            "done_count": sum(step["is_done"] for step in steps),
            "next_step": next((step for step in steps if not step["is_done"]), None),
        }

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - Wagtail's signature
        """Show the package, or tick a step off (or back on) and come back to it."""
        if request.method == "POST":
            return self._tick(request)
        return super().serve(request, *args, **kwargs)

    def _tick(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.path)
        wanted = request.POST.get("step", "")
        if wanted not in {step.id for step in self.steps}:
            return HttpResponseBadRequest(_("There is no such step any more. Go back and reload the page."))
        row = {"user": request.user, "package": self.translation_key, "step": uuid.UUID(wanted)}
        if request.POST.get("undo"):
            StarterStepDone.objects.filter(**row).delete()
        else:
            StarterStepDone.objects.bulk_create([StarterStepDone(**row)], ignore_conflicts=True)
        return HttpResponseRedirect(f"{request.path}#b-{wanted}")

    def done_by(self, user: Any) -> set[str]:  # noqa: ANN401 - whoever is logged in
        """Return the steps that somebody has ticked off. One query."""
        done = StarterStepDone.objects.filter(user=user, package=self.translation_key).values_list("step", flat=True)
        return {str(step) for step in done}
