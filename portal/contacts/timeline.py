"""How far a request has come, for its sender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from portal.contacts.choices import Decision, RequestState

if TYPE_CHECKING:
    import datetime

    from portal.contacts.models import Request


def _when(moment: datetime.datetime | None) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT") if moment is not None else ""


def timeline(request: Request) -> list[dict[str, str]]:
    """Return what has happened and what comes, for ``components/timeline.html``."""
    state = request.state
    steps: list[dict[str, str]] = []

    def step(title: str, *, done: bool = True, current: bool = False, when: str = "", note: str = "") -> None:
        way = "current" if current else "done" if done else ""
        steps.append({"title": title, "when": when, "note": note, "state": way})

    if request.rules_of_kind.needs_backing:
        step(_("Written"), when=_when(request.created_at))
        step(
            _("Associations back it"),
            done=request.sent_at is not None,
            current=state == RequestState.GATHERING,
            when=_when(request.sent_at),
        )
    if state == RequestState.WITHDRAWN:
        if not request.rules_of_kind.needs_backing:
            step(_("Received"), when=_when(request.sent_at))
        step(_("You have taken it back"), current=True, when=_when(request.closed_at))
        return steps
    name = request.key_person.name if request.key_person is not None else ""
    with_whom = _("%(name)s has it now.") % {"name": name} if name else ""
    arrived = request.sent_at is not None
    later = state in {RequestState.LOOKED_AT, RequestState.ANSWERED, RequestState.CLOSED}
    is_new = state in {RequestState.RECEIVED, RequestState.PASSED_ON}
    step(
        _("Passed on to a colleague") if state == RequestState.PASSED_ON else _("Received"),
        done=arrived,
        current=is_new,
        when="" if request.rules_of_kind.needs_backing else _when(request.sent_at),
        note=with_whom if is_new else "",
    )
    looked_at = state == RequestState.LOOKED_AT
    step(_("We are looking at it"), done=later, current=looked_at, note=with_whom if looked_at else "")
    if state != RequestState.CLOSED:
        step(_("You get an answer"), done=False, current=state == RequestState.ANSWERED)
    else:
        decided = str(Decision(request.decision).label) if request.decision else ""
        step(_("Closed"), current=True, when=_when(request.closed_at), note=decided)
    return steps
