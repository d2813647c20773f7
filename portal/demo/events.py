"""Four events: the workshop that comes every second year, a seminar that was, a course that is full, and a network meeting."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from portal.demo import people
from portal.events.choices import EventKind, EventState, Score
from volunteering.people.choices import Weekday


@dataclass(frozen=True)
class SeriesSpec:
    """What comes back."""

    title: str
    kind: EventKind
    every_months: int
    plan_ahead_months: int


@dataclass(frozen=True)
class GuestSpec:
    """Somebody who comes, or would like to: a name, where from, how many, and the account of whoever has one."""

    name: str
    comes_from: str = ""
    places: int = 1
    account: str = ""
    note: str = ""


@dataclass(frozen=True)
class EventSpec:
    """An event. A line of the programme is (time, what, who, room); an answer is (score, words)."""

    slug: str
    kind: EventKind
    title: str
    lead: str
    description: str
    for_whom: str
    in_days: int
    weekday: Weekday
    from_to: tuple[datetime.time, datetime.time]
    place_name: str
    address: str
    how_to_get_there: str
    places: int
    programme: tuple[tuple[datetime.time, str, str, str], ...]
    guests: tuple[GuestSpec, ...]
    waiting: tuple[GuestSpec, ...] = ()
    series: SeriesSpec | None = None
    state: EventState = EventState.PUBLISHED
    closes_days_before: int | None = None
    organiser: str = ""
    answers: tuple[tuple[Score, str], ...] = ()


def at(hour: int, minute: int = 0) -> datetime.time:
    """Return a time of the day."""
    return datetime.time(hour, minute)


WORKSHOP: Final = EventSpec(
    slug="workshop-hvad-kan-vi-goere-sammen",
    kind=EventKind.WORKSHOP,
    title="Hvad kan vi gøre sammen?",
    lead="En lørdag, hvor foreninger, borgere, politikere og ansatte sætter sig ved samme bord og lægger planer.",
    description=(
        "Det er to år siden sidst, og der er sket meget. Vi begynder med at høre, hvad der blev af aftalerne fra sidste workshop. Så "
        "kommer det, der altid er for lidt af: tid til at tale sammen.\n\nHvert bord vælger ét spørgsmål og slutter med én aftale, der "
        "har et navn og en dato. Du behøver ikke forberede noget, men tag gerne et billede med af noget, I er stolte af."
    ),
    for_whom="Foreninger, frivillige og alle, der er nysgerrige. Politikere og ansatte er med. Du behøver ikke være medlem af noget.",
    in_days=75,
    weekday=Weekday.SATURDAY,
    from_to=(at(10), at(15)),
    place_name="Rådhusets kantine",
    address="Eksempelpladsen 1, 2800 Kongens Lyngby",
    how_to_get_there="Gå ind gennem porten mod gården. Der er elevator, og der er plads til cykler under halvtaget.",
    places=80,
    programme=(
        (at(10), "Kaffe, rundstykker og find en, du ikke kender", "", "Foyeren"),
        (at(10, 30), "Hvad blev der af aftalerne fra sidst?", "Karen Koordinator", "Kantinen"),
        (at(11), "Tre ting, der virkede: vanter, lektier og en langsom gåtur", "Tre foreninger fortæller", "Kantinen"),
        (at(12), "Frokost ved lange borde", "Langbordet laver mad", "Kantinen"),
        (at(13), "Bordene arbejder: ét spørgsmål, én aftale", "Alle", "Kantinen og gården"),
        (at(14, 30), "Vi læser aftalerne højt og siger farvel", "Udvalgets formand", "Kantinen"),
    ),
    guests=(
        GuestSpec("Frode Formand", "Seniorer ved Skærmen", 3, people.OFFICER[0]),
        GuestSpec("Grete Grydeske", "Langbordet", 4, note="Vi kommer en time før og dækker op."),
        GuestSpec("Uldis Uldgarn", "Varme Vanter", 2),
        GuestSpec("Benny Bankelyd", "Bankepå"),
        GuestSpec("Mina Muskat", "Dansk over Gulerødder", 2, note="Må børn komme med?"),
        GuestSpec("Rolf Rullende", "Rulatorløbet", 2, note="Den ene bruger rulator."),
        GuestSpec("Birte Bænkebider", "Leder i en børnehave"),
        GuestSpec("Poul Politiko", "Kommunalbestyrelsen"),
        GuestSpec("Nysse Nysgerrig"),
    ),
    series=SeriesSpec("Workshop hvert andet år", EventKind.WORKSHOP, 24, 6),
    closes_days_before=7,
)

SEMINAR: Final = EventSpec(
    slug="seminar-side-om-side",
    kind=EventKind.SEMINAR,
    title="Side om side",
    lead="En aften om grænsen mellem det, personalet har ansvaret for, og det ekstra, frivillige kommer med.",
    description=(
        "Hvem må skænke kaffen? Hvem må trøste? Hvem svarer, når en pårørende spørger? Vi tog ti situationer fra hverdagen og talte dem "
        "igennem: frivillige, ansatte og ledere ved samme bord.\n\nBagefter blev svarene hængt op på en lang snor i salen. De steder, "
        "der var med, har taget dem med hjem til deres egne grænser."
    ),
    for_whom="Frivillige, foreninger, ledere og medarbejdere, og dig, der måske bliver frivillig en dag.",
    in_days=-38,
    weekday=Weekday.WEDNESDAY,
    from_to=(at(17), at(20, 30)),
    place_name="Festsalen på Engelsborgskolen",
    address="Eksempelvej 3, 2800 Kongens Lyngby",
    how_to_get_there="Indgang fra skolegården.",
    places=60,
    programme=(
        (at(17), "Suppe og brød", "", "Kantinen"),
        (at(17, 45), "Seks projekter, og hvad de lærte os om grænser", "Gudrun Gruppesen", "Festsalen"),
        (at(18, 15), "Ti situationer i små grupper", "Alle", "Klasselokalerne"),
        (at(19, 45), "Snoren: Hvad ser vi, når vi læser det hele?", "Karen Koordinator", "Festsalen"),
    ),
    guests=(
        GuestSpec("Thora Terning", "Drager og Terninger", 2),
        GuestSpec("Pia Pusterum", "Pårørendes Pause"),
        GuestSpec("Karl Kædeolie", "Cykler til Alle Knæ"),
        GuestSpec("Vasyl Valnød", "Vareniky og Varme", 3),
        GuestSpec("Regnar Regneark", "Rudekuverten"),
        GuestSpec("Sally Solhat", "Madpakkeferien"),
        GuestSpec("Flemming Falset", "Syng Falsk", 2),
        GuestSpec("Lis Lygte", "Lyset i Vinduet"),
    ),
    state=EventState.HELD,
    answers=(
        (Score.VERY_MUCH, "Snoren var en genistreg. Jeg stod og læste i en halv time."),
        (Score.VERY_MUCH, ""),
        (Score.VERY_MUCH, "Rart at tale om det, før det bliver svært."),
        (Score.MUCH, "God suppe. Lidt mere tid i grupperne næste gang."),
        (Score.MUCH, "Jeg fik to nye telefonnumre og én ny idé."),
        (Score.MUCH, ""),
        (Score.SOMETHING, "Det var svært at høre i festsalen."),
    ),
)

COURSE: Final = EventSpec(
    slug="kursus-sig-velkommen",
    kind=EventKind.COURSE,
    title="Sig velkommen, så folk bliver",
    lead="En aften for jer, der tager imod nye frivillige. Om det første kvarter og den første måned.",
    description=(
        "De fleste beslutter sig på det første kvarter. På kurset øver vi det: Hvem åbner døren? Hvad siger man? Hvornår ringer man "
        "igen?\n\nDu går hjem med en liste på én side, som passer til netop jeres sted, og med en makker, du ringer til efter en måned."
    ),
    for_whom="Tovholdere, kontaktpersoner og andre, der siger velkommen. Både foreninger og ansatte.",
    in_days=24,
    weekday=Weekday.TUESDAY,
    from_to=(at(17), at(20)),
    place_name="Mødelokalet på Stadsbiblioteket i Taarbæk",
    address="Eksempelvej 5, 2930 Klampenborg",
    how_to_get_there="Bussen holder lige udenfor. Ring på klokken til højre for døren.",
    places=12,
    programme=(
        (at(17), "Sandwich og velkomst, som vi selv ville ønske den", "", ""),
        (at(17, 30), "Det første kvarter: vi øver med hinanden", "Nik Nøgleby", ""),
        (at(18, 30), "Den første måned: hvem ringer, og hvad spørger man om?", "Bitten Bedste, Lånebedster", ""),
        (at(19, 30), "Din liste og din makker", "Alle", ""),
    ),
    guests=(
        GuestSpec("Bitten Bedste", "Lånebedster", 2),
        GuestSpec("Søren Søvnig", "De Uperfekte Forældre"),
        GuestSpec("Tegne Tegnér", "Hør Her", note="Vi har brug for teleslynge."),
        GuestSpec("Karla Kassemester", "Taarbæk Kulturgryde", 2, people.TREASURER[0]),
        GuestSpec("Margit Mølle", "Møllebo", 2, "leder.moellebo"),
        GuestSpec("Ørnulf Ørn", "Ordblinde Ørne"),
        GuestSpec("Vuffe Vovsen", "Hundelufterne"),
        GuestSpec("Lone Lytter", "Bulderby", 2, "mentor.bulderby"),
    ),
    waiting=(
        GuestSpec("Mogens Madkasse", "Mandagsmænd med Madpakke"),
        GuestSpec("Palle Paraply", "Gå Ud, Mens Det Regner", 2),
        GuestSpec("Nanna Naboblik", "Naboringen på Eksempelvej"),
    ),
    closes_days_before=2,
    organiser=people.KEY_PERSON[0],
)

NETWORK_MEETING: Final = EventSpec(
    slug="netvaerksmoede-kaffe-paa-tvaers",
    kind=EventKind.NETWORK,
    title="Kaffe på tværs",
    lead="To timer, hvor frivillige fra børnehaver, skoler, ældrecentre og foreninger mødes og låner af hinanden.",
    description=(
        "Vi går rundt om bordet, og alle siger to ting: noget, der lykkes, og noget, der driller. Så deler vi os efter, hvad vi gerne vil "
        "tale om.\n\nDenne gang er temaet unge: Hvordan får vi dem med, og hvad vil de selv?"
    ),
    for_whom="Alle, der giver en hånd et sted, og alle, der tager imod dem.",
    in_days=11,
    weekday=Weekday.THURSDAY,
    from_to=(at(16, 30), at(18, 30)),
    place_name="Caféen på Møllebo",
    address="Eksempelvej 4, 2800 Kongens Lyngby",
    how_to_get_there="Gå ind ad hovedindgangen og følg duften af kaffe.",
    places=30,
    programme=(
        (at(16, 30), "Kaffe, te og boller", "", ""),
        (at(16, 45), "Bordet rundt: det lykkes, det driller", "Alle", ""),
        (at(17, 15), "Hvad siger de unge selv?", "Tre unge fra Drager og Terninger", ""),
        (at(18), "Hvad tager du med hjem?", "Nik Nøgleby", ""),
    ),
    guests=(
        GuestSpec("Vera Venlig", "", 1, people.VOLUNTEER[0]),
        GuestSpec("Frode Formand", "Seniorer ved Skærmen", 1, people.OFFICER[0]),
        GuestSpec("Thora Terning", "Drager og Terninger", 3),
        GuestSpec("Hanne Hjerterum", "Møllebo", 1, "koordinator.moellebo"),
        GuestSpec("Stoffer Strømpe", "Sokkerne på Biblioteket"),
        GuestSpec("Flemming Falset", "Syng Falsk", note="Skal vi begynde med en sang?"),
    ),
    series=SeriesSpec("Netværksmøde på tværs", EventKind.NETWORK, 4, 2),
    organiser=people.KEY_PERSON[0],
)

EVENTS: Final = (WORKSHOP, SEMINAR, COURSE, NETWORK_MEETING)
