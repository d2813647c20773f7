"""What the states mean to the people who read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from volunteering.engagements.choices import SignUpState
from volunteering.engagements.needs import Answer, Need
from volunteering.web.moments import at_time

if TYPE_CHECKING:
    from volunteering.engagements.models import SignUp


def next_step(sign_up: SignUp) -> str:
    """Return what happens next, said to the volunteer."""
    if sign_up.has_accepted_offer:
        return _("The place is yours. Now they say welcome and agree the rest with you.")
    steps = {
        SignUpState.AWAITING_GUARDIAN: _("We wait for your guardian's yes. Until then nobody else sees your sign-up."),
        SignUpState.SENT: _("A person reads it and answers you within a few days."),
        SignUpState.INVITED: _("Choose a time for the first talk."),
        SignUpState.WAITING: _("All places are taken just now. We write to you when one comes free."),
        SignUpState.OFFERED: _("A place has come free. Would you like it?"),
        SignUpState.WELCOME: _("You are welcome. Your contact person tells you the rest."),
        SignUpState.DECLINED: _("This time it did not work out. There is surely something else for you."),
        SignUpState.WITHDRAWN: _("You have stepped back. You are always welcome again."),
        SignUpState.LAPSED: _("It has ended. You are always welcome to sign up again."),
        SignUpState.ENDED: _("Thank you for the hand you have given."),
    }
    if sign_up.state == SignUpState.INVITED:
        chosen = next((time for time in sign_up.talk_times.all() if time.is_chosen), None)
        if chosen is not None:
            return _("You are going to talk: %(time)s.") % {"time": at_time(chosen.starts_at)}
    return steps[SignUpState(sign_up.state)]


def need_label(need: Need) -> str:
    """Return the name of a need."""
    return {
        Need.AGE: _("Age"),
        Need.LANGUAGE: _("Language"),
        Need.CLEARANCE: _("Certificate"),
    }[need]


def answer_label(need: Need, answer: Answer) -> str:
    """Return how a need is met, in words that never judge."""
    if answer is Answer.MET:
        return _("in order")
    if need is Need.CLEARANCE or answer is Answer.NOT_YET:
        return _("not yet") if need is Need.CLEARANCE else _("talk about it")
    return _("ask about it")


def badge_kind(answer: Answer) -> str:
    """Return the look of an answer."""
    return "success" if answer is Answer.MET else "warning"
