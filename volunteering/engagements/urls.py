"""The addresses of signing up, meeting people and engagements."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from volunteering.engagements.views import engagements, meeting, own, sign_up

urlpatterns = [
    # Anybody.
    path(_("sign-up/<int:pk>/"), sign_up.opportunity_sign_up, name="opportunity_sign_up"),
    path(_("sign-up/send/"), sign_up.sign_up_finish, name="sign_up_finish"),
    path(_("give-a-hand/"), sign_up.offer_help, name="offer_help"),
    # The volunteer.
    path(_("my-sign-ups/<uuid:uuid>/"), own.sign_up_detail, name="sign_up_detail"),
    path(_("my-sign-ups/<uuid:uuid>/thanks/"), sign_up.sign_up_receipt, name="sign_up_receipt"),
    path(_("my-sign-ups/<uuid:uuid>/time/<int:pk>/"), own.talk_time_choose, name="talk_time_choose"),
    path(_("my-sign-ups/<uuid:uuid>/yes/"), own.offer_accept, name="offer_accept"),
    path(_("my-sign-ups/<uuid:uuid>/no-thanks/"), own.offer_decline, name="offer_decline"),
    path(_("my-sign-ups/<uuid:uuid>/step-back/"), own.sign_up_withdraw, name="sign_up_withdraw"),
    path(_("my-time/<uuid:uuid>/"), own.engagement_own, name="engagement_own"),
    path(_("my-time/<uuid:uuid>/stop/"), own.engagement_stop, name="engagement_stop"),
    # Those who meet people.
    path(_("at-work/<slug:slug>/sign-ups/"), meeting.sign_up_list, name="sign_up_list"),
    path(_("offers-of-help/"), meeting.offer_of_help_list, name="offer_of_help_list"),
    path(_("sign-ups/<uuid:uuid>/"), meeting.sign_up_meet, name="sign_up_meet"),
    path(_("sign-ups/<uuid:uuid>/invite/"), meeting.sign_up_invite, name="sign_up_invite"),
    path(_("sign-ups/<uuid:uuid>/welcome/"), meeting.sign_up_welcome, name="sign_up_welcome"),
    path(_("sign-ups/<uuid:uuid>/waiting-list/"), meeting.sign_up_wait, name="sign_up_wait"),
    path(_("sign-ups/<uuid:uuid>/kind-no/"), meeting.sign_up_decline, name="sign_up_decline"),
    path(_("sign-ups/<uuid:uuid>/pass-on/"), meeting.sign_up_pass_on, name="sign_up_pass_on"),
    path(_("at-work/<slug:slug>/people/"), engagements.engagement_list, name="engagement_list"),
    path(_("at-work/<slug:slug>/people/new/"), engagements.register_volunteer, name="register_volunteer"),
    path(
        _("at-work/<slug:slug>/people/<uuid:uuid>/certificate/<str:kind>/"),
        engagements.clearance_set,
        name="clearance_set",
    ),
    path(_("people/<uuid:uuid>/"), engagements.engagement_detail, name="engagement_detail"),
    path(_("people/<uuid:uuid>/end/"), engagements.engagement_end, name="engagement_end"),
    path(_("people/<uuid:uuid>/paper/"), engagements.engagement_paper, name="engagement_paper"),
]
