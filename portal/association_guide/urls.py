"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from portal.association_guide.views import keeping, moderating, people, public

urlpatterns: list[URLPattern | URLResolver] = [
    path(_("associations/"), public.association_list, name="association_list"),
    path(_("associations/new/"), keeping.association_new, name="association_new"),
    path(_("associations/<slug:slug>/"), public.association_detail, name="association_detail"),
    path(_("associations/<slug:slug>/edit/"), keeping.association_edit, name="association_edit"),
    path(_("associations/<slug:slug>/people/"), people.association_people, name="association_people"),
    path(_("associations/<slug:slug>/people/invite/"), people.association_invite, name="association_invite"),
    path(
        _("associations/<slug:slug>/people/<uuid:uuid>/hand-over/"),
        people.association_hand_over,
        name="association_hand_over",
    ),
    path(
        _("associations/<slug:slug>/people/<uuid:uuid>/end/"),
        people.association_officer_end,
        name="association_officer_end",
    ),
    path(
        _("associations/<slug:slug>/people/invitations/<uuid:uuid>/take-back/"),
        people.association_invitation_cancel,
        name="association_invitation_cancel",
    ),
    path(_("associations/<slug:slug>/still-right/"), keeping.association_still_right, name="association_still_right"),
    path(_("association-guide/still-right/<str:token>/"), keeping.association_confirm, name="association_confirm"),
    path(_("association-guide/invitation/<str:token>/"), people.association_invitation, name="association_invitation"),
    path(_("association-guide/"), moderating.association_moderation, name="association_moderation"),
    path(_("association-guide/judge/<slug:slug>/"), moderating.association_moderate, name="association_moderate"),
    path(_("association-guide/export/<str:kind>/"), moderating.association_export, name="association_export"),
    path(_("association-guide/import/"), moderating.association_import, name="association_import"),
    path(
        _("association-guide/import/<uuid:uuid>/"),
        moderating.association_import_preview,
        name="association_import_preview",
    ),
]
