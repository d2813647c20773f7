"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from portal.events.views import callers, meeting, organising, own, public, registering

urlpatterns: list[URLPattern | URLResolver] = [
    # Anybody.
    path(_("events/"), public.event_list, name="event_list"),
    path(_("events/past/"), public.event_past_list, name="event_past_list"),
    path(_("events/events.ics"), public.event_feed, name="event_feed"),
    path(_("events/code/"), registering.event_register_code, name="event_register_code"),
    path(_("events/answer/<uuid:uuid>/"), own.event_feedback, name="event_feedback"),
    # Those who come.
    path(_("my-events/<uuid:uuid>/"), own.event_registration, name="event_registration"),
    path(_("my-events/<uuid:uuid>/open/<str:key>/"), own.event_registration_open, name="event_registration_open"),
    path(_("my-events/<uuid:uuid>/places/"), own.event_registration_places, name="event_registration_places"),
    path(_("my-events/<uuid:uuid>/yes/"), own.event_registration_accept, name="event_registration_accept"),
    path(_("my-events/<uuid:uuid>/step-back/"), own.event_registration_withdraw, name="event_registration_withdraw"),
    # Those who organise.
    path(_("events/planning/"), organising.event_manage_list, name="event_manage_list"),
    path(_("events/new/"), organising.event_new, name="event_new"),
    path(_("events/series/new/"), organising.event_series_new, name="event_series_new"),
    path(_("events/series/<int:pk>/"), organising.event_series_edit, name="event_series_edit"),
    path(_("events/series/<int:pk>/plan/"), organising.event_plan_next, name="event_plan_next"),
    path(_("events/<slug:slug>/"), public.event_detail, name="event_detail"),
    path(_("events/<slug:slug>/register/"), registering.event_register, name="event_register"),
    path(_("events/<slug:slug>/event.ics"), public.event_calendar, name="event_calendar"),
    path(_("events/<slug:slug>/organise/"), meeting.event_organise, name="event_organise"),
    path(_("events/<slug:slug>/edit/"), organising.event_edit, name="event_edit"),
    path(_("events/<slug:slug>/programme/"), organising.event_programme, name="event_programme"),
    path(_("events/<slug:slug>/publish/"), organising.event_publish, name="event_publish"),
    path(_("events/<slug:slug>/cancel/"), organising.event_cancel, name="event_cancel"),
    path(_("events/<slug:slug>/organisers/"), organising.event_organisers, name="event_organisers"),
    path(
        _("events/<slug:slug>/organisers/<int:pk>/remove/"),
        organising.event_organiser_remove,
        name="event_organiser_remove",
    ),
    path(_("events/<slug:slug>/message/"), meeting.event_message, name="event_message"),
    path(_("events/<slug:slug>/arrived/<uuid:uuid>/"), meeting.event_tick, name="event_tick"),
    path(_("events/<slug:slug>/by-phone/"), callers.event_caller, name="event_caller"),
    path(_("events/<slug:slug>/by-phone/<uuid:uuid>/"), callers.event_caller_answer, name="event_caller_answer"),
    path(_("events/<slug:slug>/list.csv"), meeting.event_csv, name="event_csv"),
    path(_("events/<slug:slug>/list.xlsx"), meeting.event_xlsx, name="event_xlsx"),
    path(_("events/<slug:slug>/badges/"), meeting.event_badges, name="event_badges"),
    path(_("events/<slug:slug>/answers/"), meeting.event_answers, name="event_answers"),
]
