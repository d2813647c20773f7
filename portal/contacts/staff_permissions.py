"""What the groups of staff may do in this room."""

from typing import Final

GRANTED: Final = {
    "coordinators": (
        "portal.answer_requests",
        "portal.coordinate_requests",
        "portal.view_department",
        "portal.add_department",
        "portal.change_department",
        "portal.delete_department",
        "portal.view_keyperson",
        "portal.add_keyperson",
        "portal.change_keyperson",
        "portal.change_contactsettings",
    ),
    "key_persons": ("portal.answer_requests",),
}
