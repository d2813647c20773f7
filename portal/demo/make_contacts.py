"""Key persons, and what a few people have written to them. Everybody is invented."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from portal.contacts.choices import WAITING_STATES, RequestState
from portal.contacts.models import Backing, Department, KeyPerson, Request, RequestWords
from portal.demo import people
from portal.demo.requests import ASKED, FORUM, NO_THANKS, REQUESTS, SIGNED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.demo.cast import Cast
    from portal.demo.requests import RequestSpec
    from volunteering.people.models import User

DEPARTMENTS: Final = (
    ("Social og Sundhed", "Social affairs and health"),
    ("Børn og Unge", "Children and young people"),
    ("Kultur og Fritid", "Culture and leisure"),
)
FIELDS: Final = {
    people.COORDINATOR[0]: (
        "Koordinator for frivilligt socialt arbejde",
        "Puljer, foreningsguiden, denne side – og alt det, du ikke ved, hvem du skal spørge om.",
        "Grants, the association guide, this site – and whatever you do not know whom to ask about.",
    ),
    people.KEY_PERSON[0]: (
        "Konsulent",
        "Lokaler, arrangementer og samarbejde med bibliotekerne.",
        "Rooms, events and cooperation with the libraries.",
    ),
    "": (
        "Pædagogisk konsulent",
        "Frivillige i daginstitutioner, skoler og klubber.",
        "Volunteers in day-care, schools and clubs.",
    ),
}


def make_contacts(cast: Cast) -> None:
    """Make the departments, the fixed coordinator with two key persons, and requests on their way."""
    social, children, culture = [
        Department.objects.create(name=name, name_en=english, order=order)
        for order, (name, english) in enumerate(DEPARTMENTS, start=1)
    ]
    coordinator = _key_person(cast, people.COORDINATOR, social, "+4580000971", is_fixed=True)
    librarian = _key_person(cast, people.KEY_PERSON, culture, "+4580000972", deputy=coordinator)
    pedagogue = _key_person(cast, ("", "Benedikte Børnelund"), children, "+4580000973", deputy=coordinator)
    _make_requests(cast, (social, children, culture), (coordinator, pedagogue, librarian))
    _make_forum(cast)


def _make_requests(cast: Cast, departments: Sequence[Department], key_persons: Sequence[KeyPerson]) -> None:
    """Make the requests and what was said, each sort of row in one query."""
    made = Request.objects.bulk_create(
        Request(
            kind=spec.kind,
            sender=cast.users[spec.sender],
            title=spec.title,
            words=spec.words,
            on_behalf_of=spec.on_behalf_of,
            department=None if spec.to is None else departments[spec.to],
            key_person=None if spec.to is None else key_persons[spec.to],
            may_be_shown=spec.may_be_shown,
            shown_at=None if spec.shown_days_ago is None else cast.days_ago(spec.shown_days_ago),
            **_since(cast, spec),
        )
        for spec in REQUESTS
    )
    RequestWords.objects.bulk_create(
        RequestWords(
            request=request,
            author=request.sender if said.by is None else _login_of(key_persons[said.by]),
            kind=said.kind,
            text=said.text,
            created_at=_by_day(cast, said.days_ago, hour=14),
        )
        for spec, request in zip(REQUESTS, made, strict=True)
        for said in spec.said
    )


def _login_of(person: KeyPerson) -> User | None:
    """Return who answers for a key person: the deputy, for one without a login."""
    return person.user or (person.deputy.user if person.deputy else None)


def _make_forum(cast: Cast) -> None:
    """Make a common forum's request that lacks one signature."""
    forum = Request.objects.create(
        kind=FORUM.kind,
        sender=cast.users[FORUM.sender],
        title=FORUM.title,
        words=FORUM.words,
        on_behalf_of=FORUM.on_behalf_of,
        wish=FORUM.wish,
        **_since(cast, FORUM),
    )
    Backing.objects.bulk_create(
        Backing(
            request=forum,
            association=cast.associations[slug],
            asked_at=cast.days_ago(FORUM.days_ago),
            signed_at=cast.days_ago(number) if slug in SIGNED else None,
            declined_at=cast.days_ago(number) if slug in NO_THANKS else None,
        )
        for number, slug in enumerate((*SIGNED, *NO_THANKS, *ASKED), start=1)
    )


def _key_person(
    cast: Cast,
    who: tuple[str, str],
    department: Department,
    phone: str,
    *,
    is_fixed: bool = False,
    deputy: KeyPerson | None = None,
) -> KeyPerson:
    account, name = who
    job_title, field, english = FIELDS[account]
    return KeyPerson.objects.create(
        name=f"{name} (opdigtet)",
        job_title=job_title,
        department=department,
        field_of_work=field,
        field_of_work_en=english,
        email=people.email_of(account or "boern"),
        phone=phone,
        user=cast.users.get(account),
        deputy=deputy,
        is_fixed_coordinator=is_fixed,
        active_from=cast.now.date() - datetime.timedelta(days=400),
    )


def _by_day(cast: Cast, days: float, *, hour: int = 10) -> datetime.datetime:
    """Return a moment so many days ago at which people are up; never one that is still to come."""
    return min(cast.now, cast.days_ago(days).replace(hour=hour, minute=20))


def _since(cast: Cast, spec: RequestSpec) -> dict[str, object]:
    """Return how far a request is, and the moments that belong to it."""
    written = _by_day(cast, spec.days_ago)
    return {
        "state": spec.state,
        "created_at": written,
        "sent_at": None if spec.state == RequestState.GATHERING else written,
        "waiting_since": written if spec.state in WAITING_STATES else None,
        "closed_at": None if spec.closed_days_ago is None else cast.days_ago(spec.closed_days_ago),
    }
