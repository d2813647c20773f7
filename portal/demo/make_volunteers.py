"""120 invented volunteers and the banks' entries."""

from __future__ import annotations

import datetime
import random
from typing import TYPE_CHECKING, Final

from django.utils.text import slugify

from portal.demo import people
from portal.demo.banks import BANKS
from portal.demo.make_accounts import make_users
from portal.demo.names import GEOLOGIST, NAMES, PHONE_CALLER
from volunteering.competence_bank.models import Bank, Entry
from volunteering.people.choices import AgeBand, Language
from volunteering.people.models import Volunteer
from volunteering.people.times_of_week import ALL_TIMES

if TYPE_CHECKING:
    from portal.demo.cast import Cast

SEED: Final = 2010
WITHOUT_ACCOUNT_EVERY: Final = 6
"""Every sixth volunteer has no e-mail: registered by a leader."""
FIRST_NUMBER: Final = 4580000000
"""80 00 00 01 and on: free-phone numbers, which no person can have, yet well-formed, so that every form takes them."""
OWN_ACCOUNTS: Final = {name: account for account, name in (people.VOLUNTEER, people.NEW_VOLUNTEER)}

AGES: Final = {
    AgeBand.FROM_13: 2,
    AgeBand.FROM_15: 8,
    AgeBand.FROM_18: 12,
    AgeBand.FROM_25: 16,
    AgeBand.FROM_35: 24,
    AgeBand.FROM_50: 20,
    AgeBand.FROM_65: 24,
    AgeBand.FROM_75: 10,
}
SECOND_LANGUAGES: Final = tuple(Language)[1:]
WISHES: Final = (
    "Jeg vil gerne være sammen med børn.",
    "Helst noget udendørs.",
    "Noget, hvor jeg kan bruge mine hænder.",
    "Jeg kan lide at læse højt.",
    "Et fast tidspunkt om ugen passer mig bedst.",
    "Bare spørg, jeg er med på det meste.",
    "",
    "",
)
KNOWN: Final = {PHONE_CALLER: AgeBand.FROM_50, GEOLOGIST: AgeBand.FROM_35, people.VOLUNTEER[1]: AgeBand.FROM_65}


def make_volunteers(cast: Cast) -> None:
    """Make the volunteers, five in six of them with a login."""
    chance = random.Random(SEED)  # noqa: S311 - invented people, no secret
    with_login = [name for number, name in enumerate(NAMES) if not _is_without_account(number, name)]
    users = make_users({OWN_ACCOUNTS.get(name) or slugify(_plain(name)): name for name in with_login})
    cast.users |= {account: user for account, user in users.items() if account in OWN_ACCOUNTS.values()}
    user_of = dict(zip(with_login, users.values(), strict=True))
    leaders = [cast.memberships[place.employees[0].account].user for place in people.INSTITUTIONS[:4]]
    volunteers = [_volunteer(name, number, chance) for number, name in enumerate(NAMES)]
    for volunteer in volunteers:
        volunteer.user = user_of.get(volunteer.name)
        if volunteer.user is None:
            volunteer.registered_by = leaders[0] if volunteer.name == PHONE_CALLER else chance.choice(leaders)
            volunteer.began_before_system = chance.random() < 0.5  # noqa: PLR2004
    Volunteer.objects.bulk_create(volunteers)
    for volunteer in volunteers:
        volunteer.created_at = cast.days_ago(chance.randint(330, 420))
    Volunteer.objects.bulk_update(volunteers, ["created_at"])
    codes = list(cast.districts.values())
    links = Volunteer.districts.through
    links.objects.bulk_create(
        links(volunteer=volunteer, district=district)
        for volunteer in volunteers
        if volunteer.name != people.NEW_VOLUNTEER[1]
        for district in chance.sample(codes[:3], chance.randint(1, 3)) + chance.sample(codes[3:], chance.randint(0, 1))
    )
    cast.volunteers = {volunteer.name: volunteer for volunteer in volunteers}


def _volunteer(name: str, number: int, chance: random.Random) -> Volunteer:
    if name == people.NEW_VOLUNTEER[1]:
        return Volunteer(name=name)
    languages = ["da"] if chance.random() < 0.9 else []  # noqa: PLR2004
    if not languages or chance.random() < 0.45:  # noqa: PLR2004
        languages.append(chance.choice(SECOND_LANGUAGES).value)
    return Volunteer(
        name=name,
        phone="" if name == people.VOLUNTEER[1] else f"+{FIRST_NUMBER + number + 1}",
        age_band=KNOWN.get(name) or chance.choices(list(AGES), list(AGES.values()))[0],
        languages=languages,
        wishes=chance.choice(WISHES),
        availability=chance.randint(1, ALL_TIMES) & chance.randint(1, ALL_TIMES),
        weekly_hours=chance.choice([None, 1, 2, 2, 3, 4, 6]),
    )


def _is_without_account(number: int, name: str) -> bool:
    if name in OWN_ACCOUNTS or name == GEOLOGIST:
        return False
    return name == PHONE_CALLER or number % WITHOUT_ACCOUNT_EVERY == 0


def _plain(name: str) -> str:
    """Return the name in letters that an e-mail address can have."""
    letters = {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}
    return "".join(letters.get(letter, letter) for letter in name)


def make_banks(cast: Cast) -> None:
    """Fill the banks; most people have one entry. The one about volcanoes belongs to the geologist."""
    chance = random.Random(SEED + 1)  # noqa: S311
    grown_up = [v for v in cast.volunteers.values() if v.age_band and not v.age_band.startswith(("0", "13", "15"))]
    others = [volunteer for volunteer in grown_up if volunteer.name not in KNOWN]
    chance.shuffle(others)
    for spec in BANKS:
        bank = Bank.objects.create(
            institution=cast.institutions[spec.institution], kind=spec.kind, introduction=spec.introduction
        )
        entries = []
        for number, entry in enumerate(spec.entries):
            is_first = spec is BANKS[0] and number == 0
            volunteer = cast.volunteers[GEOLOGIST] if is_first else others[(number + len(bank.kind)) % len(others)]
            entries.append(
                Entry(
                    bank=bank,
                    volunteer=volunteer,
                    title=entry.title,
                    description=entry.more,
                    year_groups=list(entry.year_groups),
                    time_note=entry.when,
                    confirmed_on=cast.today - datetime.timedelta(days=chance.randint(5, 300)),
                )
            )
        Entry.objects.bulk_create(entries)
