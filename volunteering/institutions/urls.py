"""Addresses of institutions and of the pages for those who work there."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from volunteering.institutions import views

urlpatterns = [
    path(_("institutions/"), views.institution_list, name="institution_list"),
    path(_("institutions/<slug:slug>/"), views.institution_detail, name="institution_detail"),
    path(_("for-institutions/"), views.for_institutions, name="for_institutions"),
    path(_("at-work/"), views.work, name="work"),
    path(_("at-work/<slug:slug>/"), views.work_home, name="work_home"),
    path(_("at-work/<slug:slug>/our-page/"), views.institution_edit, name="institution_edit"),
    path(_("at-work/<slug:slug>/colleagues/"), views.staff_list, name="staff_list"),
    path(_("at-work/<slug:slug>/colleagues/invite/"), views.staff_invite, name="staff_invite"),
    path(
        _("at-work/<slug:slug>/colleagues/invitations/<uuid:uuid>/send-again/"),
        views.staff_invitation_resend,
        name="staff_invitation_resend",
    ),
    path(
        _("at-work/<slug:slug>/colleagues/invitations/<uuid:uuid>/take-back/"),
        views.staff_invitation_cancel,
        name="staff_invitation_cancel",
    ),
    path(_("at-work/<slug:slug>/colleagues/<uuid:uuid>/end/"), views.staff_end, name="staff_end"),
    path(_("at-work/<slug:slug>/hand-over/"), views.hand_over, name="hand_over"),
    path(_("at-work/<slug:slug>/network/"), views.area_network, name="area_network"),
    path(_("invitation/<str:token>/"), views.staff_invitation_accept, name="staff_invitation_accept"),
]
