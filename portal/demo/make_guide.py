"""The first entries of the association guide: two that everybody sees, one of which waits with a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from portal.association_guide import messages
from portal.association_guide.actions import writing
from portal.association_guide.choices import EntryLevel, Icnpo
from portal.association_guide.models import Entry, FieldOfWork, TargetGroup
from portal.demo import people
from volunteering.institutions.officers import Officer, OfficerRole
from volunteering.messaging.models import Message, MessageState

if TYPE_CHECKING:
    from portal.demo.cast import Cast

TEXTS = {
    "seniorer-ved-skaermen": (
        "Vi hjælper hinanden med computer, tablet og telefon.",
        (
            "Hver onsdag sidder vi i Møllebos café og svarer på spørgsmål om mails, billeder og videosamtaler. Man tager sit eget "
            "apparat med, og der er altid kaffe.\n\nIngen spørgsmål er dumme. De fleste af os har selv været bange for at "
            "trykke forkert."
        ),
        ("it-og-praktisk", "lektier-og-laering"),
        ("aeldre",),
        ("2800", "2830"),
        "En, der har tålmodighed og en time om onsdagen.",
        Icnpo.EDUCATION,
    ),
    "faelles-lektier": (
        "Vi laver lektier sammen med elever efter skoletid.",
        (
            "To eftermiddage om ugen sidder vi på skolens bibliotek. Vi giver ikke svarene, men spørger videre, til eleven "
            "selv finder dem."
        ),
        ("lektier-og-laering",),
        ("boern", "unge"),
        ("2800",),
        "",
        Icnpo.SOCIAL,
    ),
}
"""One sentence, more, fields of work, target groups, postal codes, whom they look for, and the ICNPO group."""

CHANGED = "Vi hjælper hinanden med computer, tablet og telefon, og nu også hjemme hos dig."


def make_guide(cast: Cast) -> None:
    """Make an entry for each association of the demo, with a chair who has written a change."""
    for slug, (summary, description, fields, groups, codes, note, icnpo) in TEXTS.items():
        association = cast.associations[slug]
        entry = Entry(
            association=association,
            name=association.name,
            level=EntryLevel.WITHOUT_CVR,
            summary=summary,
            description=description,
            icnpo=icnpo,
            place="Cafeen på Møllebo" if note else "Skolens bibliotek",
            wants_volunteers=bool(note),
            volunteers_note=note,
            email=association.email,
            show_email=True,
            website="https://www.example.org/",
            languages=["da"],
            live=True,
            first_published_at=cast.days_ago(300),
            confirmed_at=cast.days_ago(120),
            created_at=cast.days_ago(310),
        )
        entry.save()
        entry.fields_of_work.set(FieldOfWork.objects.filter(slug__in=fields))
        entry.target_groups.set(TargetGroup.objects.filter(slug__in=groups))
        entry.districts.set(cast.districts[code] for code in codes)
        entry.save()
    chair = cast.users[people.OFFICER[0]]
    kept = Entry.objects.get(association=cast.associations["seniorer-ved-skaermen"])
    Officer.objects.create(
        association=kept.association, user=chair, role=OfficerRole.CHAIR, slot=1, started_at=cast.days_ago(310)
    )
    kept.summary = CHANGED
    writing.save(draft=kept, seen=0, acting_user=chair)
    # Nobody is really written to.
    Message.objects.filter(kind=messages.WAITS.name).update(state=MessageState.SENT, sent_at=timezone.now())
