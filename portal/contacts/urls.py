"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from portal.contacts.views import backing, handling, own, public, sending

urlpatterns: list[URLPattern | URLResolver] = [
    # Anybody.
    path(_("contact/"), public.contact_list, name="contact_list"),
    path(_("contact/advice/"), sending.consultancy_request, name="consultancy_request"),
    path(_("contact/common-forum/"), sending.forum_request, name="forum_request"),
    path(_("do-you-have-an-idea/"), sending.idea_new, name="idea_new"),
    path(_("do-you-have-an-idea/ideas/"), public.idea_list, name="idea_list"),
    # Associations that are asked.
    path(_("common-forum/<uuid:uuid>/"), backing.backing_detail, name="backing_detail"),
    path(_("common-forum/link/<str:token>/"), backing.backing_link, name="backing_link"),
    # The sender.
    path(_("my-requests/"), own.request_list, name="request_list"),
    path(_("my-requests/send/"), sending.request_finish, name="request_finish"),
    path(_("my-requests/<uuid:uuid>/"), own.contact_request, name="contact_request"),
    path(_("my-requests/<uuid:uuid>/add/"), own.request_add_words, name="request_add_words"),
    path(_("my-requests/<uuid:uuid>/take-back/"), own.request_withdraw, name="request_withdraw"),
    path(_("my-requests/<uuid:uuid>/ask/<slug:slug>/"), own.backing_ask, name="backing_ask"),
    # Key persons and coordinators.
    path(_("requests/"), handling.request_inbox, name="request_inbox"),
    path(_("requests/<uuid:uuid>/"), handling.request_handle, name="request_handle"),
    path(_("requests/<uuid:uuid>/on-it/"), handling.request_take_up, name="request_take_up"),
    path(_("requests/<uuid:uuid>/answer/"), handling.request_answer, name="request_answer"),
    path(_("requests/<uuid:uuid>/pass-on/"), handling.request_pass_on, name="request_pass_on"),
    path(_("requests/<uuid:uuid>/close/"), handling.request_close, name="request_close"),
    path(_("requests/<uuid:uuid>/show/"), handling.idea_show, name="idea_show"),
]
