"""Addresses of a school's bank."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from volunteering.competence_bank import views

urlpatterns = [
    path(_("institutions/<slug:slug>/parent-bank/"), views.bank_detail, name="bank_detail"),
    path(_("institutions/<slug:slug>/parent-bank/new/"), views.bank_entry_new, name="bank_entry_new"),
    path(_("institutions/<slug:slug>/parent-bank/<uuid:uuid>/"), views.bank_entry, name="bank_entry"),
    path(_("institutions/<slug:slug>/parent-bank/<uuid:uuid>/edit/"), views.bank_entry_edit, name="bank_entry_edit"),
    path(
        _("institutions/<slug:slug>/parent-bank/<uuid:uuid>/another/"),
        views.bank_entry_another,
        name="bank_entry_another",
    ),
    path(
        _("institutions/<slug:slug>/parent-bank/<uuid:uuid>/take-out/"),
        views.bank_entry_retire,
        name="bank_entry_retire",
    ),
]
