"""Key persons, and what a few people have written to them. Everybody is invented."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from portal.contacts.choices import ForumWish, RequestKind, RequestState, WordsKind
from portal.contacts.models import Backing, Department, KeyPerson, Request, RequestWords
from portal.demo import people
from volunteering.institutions.models import Association

if TYPE_CHECKING:
    from portal.demo.cast import Cast
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
    """Make the departments, the fixed coordinator with two key persons, and four requests on their way."""
    social, children, culture = [
        Department.objects.create(name=name, name_en=english, order=order)
        for order, (name, english) in enumerate(DEPARTMENTS, start=1)
    ]
    coordinator = _key_person(cast, people.COORDINATOR, social, "+4512345671", is_fixed=True)
    librarian = _key_person(cast, people.KEY_PERSON, culture, "+4512345672", deputy=coordinator)
    _key_person(cast, ("", "Benedikte Børnelund"), children, "+4512345673", deputy=coordinator)
    sender, leader = cast.users[people.VOLUNTEER[0]], cast.users["leder.bulderby"]

    idea = Request.objects.create(
        kind=RequestKind.IDEA,
        sender=sender,
        title="En bænk, hvor man gerne vil snakke",
        words="Hvad om der stod en bænk ved søen med et skilt: Sæt dig her, hvis du har lyst til en snak?",
        department=culture,
        key_person=librarian,
        may_be_shown=True,
        **_since(cast, RequestState.ANSWERED, days=12),
    )
    _said(idea, librarian.user, "Sikke en god idé. Jeg taler med gartnerne og vender tilbage.", cast, days=10)
    Request.objects.create(
        kind=RequestKind.CONSULTANCY,
        sender=leader,
        title="Forsikring, når frivillige tager børn med på tur",
        words="Vi vil gerne vide, hvordan vores frivillige er forsikret, når vi tager i skoven.",
        on_behalf_of="Bulderbys Venner (opdigtet forening)",
        key_person=coordinator,
        **_since(cast, RequestState.RECEIVED, days=1),
    )
    shown = Request.objects.create(
        kind=RequestKind.IDEA,
        sender=leader,
        title="Byt en time",
        words="En tavle på biblioteket, hvor man kan skrive: Jeg kan hjælpe med … og kunne bruge hjælp til …",
        department=culture,
        key_person=librarian,
        may_be_shown=True,
        shown_at=cast.now - datetime.timedelta(days=20),
        **_since(cast, RequestState.CLOSED, days=40),
    )
    outcome = "Tavlen hænger nu ved indgangen i Taarbæk. Den er fuld hver uge."
    _said(shown, librarian.user, outcome, cast, days=21, kind=WordsKind.OUTCOME)
    forum = Request.objects.create(
        kind=RequestKind.FORUM,
        sender=sender,
        title="Forum for frivillige i Lyngby-Taarbæk",
        words="Vi vil mødes fire gange om året, dele det, vi lærer, og tale med kommunen med én stemme.",
        on_behalf_of="Fælles Lektier (opdigtet forening)",
        wish=ForumWish.BOTH,
        **_since(cast, RequestState.GATHERING, days=6),
    )
    association = Association.objects.order_by("pk").first()
    if association is not None:
        Backing.objects.create(
            request=forum, association=association, signed_at=cast.now, asked_at=cast.now - datetime.timedelta(days=2)
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


def _since(cast: Cast, state: RequestState, *, days: int) -> dict[str, object]:
    """Return the moments of a request that was written so many days ago and has come to ``state``."""
    written = cast.now - datetime.timedelta(days=days)
    return {
        "state": state,
        "created_at": written,
        "sent_at": None if state == RequestState.GATHERING else written,
        "waiting_since": written if state == RequestState.RECEIVED else None,
        "closed_at": written + datetime.timedelta(days=days / 2) if state == RequestState.CLOSED else None,
    }


def _said(
    request: Request, author: User | None, text: str, cast: Cast, *, days: int, kind: WordsKind = WordsKind.ANSWER
) -> None:
    RequestWords.objects.create(
        request=request, author=author, kind=kind, text=text, created_at=cast.now - datetime.timedelta(days=days)
    )
