"""Choosing which figures to see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from volunteering.institutions.models import Area, Institution
from volunteering.participation.periods import Period
from volunteering.web.forms import SelectInDanish


class FiltersForm(forms.Form):
    """Period, area and institution. Each field is good or bad by itself, so that a page can show what it understood."""

    mark_optional = False

    period = forms.ChoiceField(
        label=_("Period"), required=False, error_messages={"invalid_choice": _("There is no such period. Choose one.")}
    )
    area = forms.ChoiceField(
        label=_("Area"), required=False, error_messages={"invalid_choice": _("There is no such area. Choose one.")}
    )
    institution = forms.ChoiceField(
        label=_("Institution"),
        required=False,
        widget=SelectInDanish,
        error_messages={"invalid_choice": _("There is no such institution. Choose one.")},
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - the framework's
        periods: Sequence[Period],
        areas: Sequence[Area],
        institutions: Sequence[Institution],
        **kwargs: Any,  # noqa: ANN401 - the framework's
    ) -> None:
        """Offer the choices there are."""
        super().__init__(*args, **kwargs)
        self._periods = {period.key: period for period in periods}
        self._areas = {area.slug: area for area in areas}
        self._institutions = {institution.slug: institution for institution in institutions}
        self._offer("period", [(period.key, period.label) for period in periods])
        self._offer("area", [("", _("All areas")), *((area.slug, area.label) for area in areas)])
        self._offer("institution", [("", _("All institutions")), *((one.slug, one.name) for one in institutions)])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Refuse an institution of another area."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        institution, area = self.chosen_institution, self.chosen_area
        if institution and area and institution.area_id != area.pk:
            message = _("%(institution)s does not belong to that area.") % {"institution": institution.name}
            self.add_error("institution", message)
        return data

    def _chosen(self, name: str) -> str:
        return str(getattr(self, "cleaned_data", {}).get(name) or "")

    @property
    def chosen_period(self) -> Period:
        """Return the chosen period, or the usual one."""
        return self._periods.get(self._chosen("period")) or next(iter(self._periods.values()))

    @property
    def chosen_area(self) -> Area | None:
        """Return the chosen area, if any."""
        return self._areas.get(self._chosen("area"))

    @property
    def chosen_institution(self) -> Institution | None:
        """Return the chosen institution, if any."""
        return self._institutions.get(self._chosen("institution"))
