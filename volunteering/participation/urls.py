"""The addresses of participation."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from volunteering.participation import views

urlpatterns = [
    path(_("figures/"), views.figures, name="figures"),
    path(_("figures/figures.csv"), views.figures_csv, name="figures_csv"),
]
