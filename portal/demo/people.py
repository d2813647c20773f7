"""Invented people who stand for a role, and the list of accounts to try."""

from __future__ import annotations

from dataclasses import dataclass

from portal.demo.area_centres import CENTRES
from portal.demo.bulderby import INSTITUTION as BULDERBY
from portal.demo.central_administration import INSTITUTION as CENTRAL_ADMINISTRATION
from portal.demo.engelsborg import INSTITUTION as ENGELSBORG
from portal.demo.klokkeblomsten import INSTITUTION as KLOKKEBLOMSTEN
from portal.demo.moellebo import INSTITUTION as MOELLEBO
from portal.demo.specs import InstitutionSpec
from portal.demo.taarbaek import INSTITUTION as TAARBAEK
from volunteering.institutions.models import Role

PROJECT_INSTITUTIONS: tuple[InstitutionSpec, ...] = (
    BULDERBY,
    KLOKKEBLOMSTEN,
    ENGELSBORG,
    MOELLEBO,
    TAARBAEK,
    CENTRAL_ADMINISTRATION,
)
INSTITUTIONS: tuple[InstitutionSpec, ...] = (*PROJECT_INSTITUTIONS, *CENTRES)

VOLUNTEER = ("frivillig", "Vera Venlig")
NEW_VOLUNTEER = ("ny", "Nanna Nysgerrig")
AREA_COORDINATORS = (
    ("omraade.aeldre", "Olga Overblik", "aeldre"),
    ("omraade.dagtilbud", "Dagny Drys", "dagtilbud"),
    ("omraade.skole", "Sanne Skoletaske", "skole"),
    ("omraade.bibliotek", "Bjarke Bogmærke", "bibliotek"),
)
WORKING_GROUP = ("arbejdsgruppe", "Gudrun Gruppesen")
COORDINATOR = ("koordinator", "Karen Koordinator")
KEY_PERSON = ("noegleperson", "Nik Nøgleby")
OFFICER = ("forening", "Frode Formand")
TREASURER = ("kasserer", "Karla Kassemester")
FOUNDER = ("nyforening", "Nikoline Nystart")
EDITOR = ("redaktoer", "Rikke Redigering")
APPROVER = ("godkender", "Gerda Godkendsen")
ADMINISTRATOR = ("admin", "Arne Administrator")


@dataclass(frozen=True)
class Account:
    """Somebody to log in as: who it is, in a few words, and the e-mail to type."""

    role: str
    email: str


def email_of(account: str) -> str:
    """Return the address of a demo account; example.org belongs to nobody."""
    return f"{account}@example.org"


ROLE_WORDS = {
    Role.LEADER: "leder",
    Role.DEPUTY: "souschef",
    Role.COORDINATOR: "koordinator",
    Role.MENTOR: "mentor",
    Role.STAFF: "lærer",
    Role.CLEARANCE_OFFICER: "attestmedarbejder",
}

DEMO_ACCOUNTS: tuple[Account, ...] = (
    Account("frivillig", email_of(VOLUNTEER[0])),
    Account("ny frivillig", email_of(NEW_VOLUNTEER[0])),
    *(
        Account(
            f"{'bibliotekar' if who.account.startswith('bibliotekar') else ROLE_WORDS[Role(who.role)]}, {place.name}",
            email_of(who.account),
        )
        for place in PROJECT_INSTITUTIONS
        for who in place.employees
    ),
    Account("områdekoordinator, Ældre", email_of("omraade.aeldre")),
    Account("arbejdsgruppen", email_of(WORKING_GROUP[0])),
    Account("den faste koordinator", email_of(COORDINATOR[0])),
    Account("nøgleperson, Kultur og Fritid", email_of(KEY_PERSON[0])),
    Account("formand for en forening", email_of(OFFICER[0])),
    Account("kasserer i en forening, formand i en anden", email_of(TREASURER[0])),
    Account("en, der gerne vil i foreningsguiden", email_of(FOUNDER[0])),
    Account("redaktør (/redaktion/)", email_of(EDITOR[0])),
    Account("godkender (/redaktion/)", email_of(APPROVER[0])),
    Account("administrator (/admin/)", email_of(ADMINISTRATOR[0])),
)
"""What to try: the role in Danish and the e-mail. The code to log in with is on the page of development mail."""


def demo_accounts() -> list[tuple[str, str]]:
    """Return (e-mail, role) of each account, for the words that `make run` greets with."""
    return [(account.email, account.role) for account in DEMO_ACCOUNTS]
