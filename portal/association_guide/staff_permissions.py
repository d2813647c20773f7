"""What the groups of staff may do in this room."""

from typing import Final

GRANTED: Final = {
    "coordinators": (
        "portal.moderate_entry",
        "portal.publish_entry",
        "portal.view_entry",
        "portal.change_entry",
        "portal.view_fieldofwork",
        "portal.add_fieldofwork",
        "portal.change_fieldofwork",
        "portal.view_targetgroup",
        "portal.add_targetgroup",
        "portal.change_targetgroup",
        "portal.change_guidesettings",
    ),
}
