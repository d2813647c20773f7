"""What a few invented people have written to the key persons: in every state, so that each screen has something to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from portal.contacts.choices import ForumWish, RequestKind, RequestState, WordsKind
from portal.demo import people

SOCIAL, CHILDREN, CULTURE = range(3)
"""The departments and the key person of each, in the order of `DEPARTMENTS` of `make_contacts`."""
SENDER, LEADER, OFFICER = people.VOLUNTEER[0], "leder.bulderby", people.OFFICER[0]


@dataclass(frozen=True)
class Said:
    """A piece of the conversation; `by` is a department's key person, or nobody for the sender."""

    days_ago: float
    text: str
    by: int | None = None
    kind: WordsKind = WordsKind.ANSWER


@dataclass(frozen=True)
class RequestSpec:
    """A request: who sent it, where it went, how far it is, and what was said."""

    kind: RequestKind
    sender: str
    title: str
    words: str
    state: RequestState
    days_ago: float
    to: int | None = SOCIAL
    on_behalf_of: str = ""
    may_be_shown: bool = False
    shown_days_ago: float | None = None
    closed_days_ago: float | None = None
    wish: str = ""
    said: tuple[Said, ...] = ()


REQUESTS: Final = (
    RequestSpec(
        RequestKind.IDEA,
        LEADER,
        "Byt en time",
        "En tavle på biblioteket, hvor man kan skrive: Jeg kan hjælpe med … og kunne bruge hjælp til …",
        RequestState.CLOSED,
        40,
        to=CULTURE,
        may_be_shown=True,
        shown_days_ago=20,
        closed_days_ago=21,
        said=(
            Said(38, "Den kan vi lide. Jeg spørger biblioteket i Taarbæk, om der er en væg.", CULTURE),
            Said(21, "Tavlen hænger nu ved indgangen i Taarbæk. Den er fuld hver uge.", CULTURE, WordsKind.OUTCOME),
        ),
    ),
    RequestSpec(
        RequestKind.IDEA,
        SENDER,
        "Håndværkere i pension til skolernes sløjdsale",
        "Jeg kender tre, der savner lugten af træ. Kunne de komme forbi, når der er sløjd?",
        RequestState.CLOSED,
        95,
        to=CHILDREN,
        may_be_shown=True,
        shown_days_ago=50,
        closed_days_ago=52,
        said=(
            Said(
                52,
                "Engelsborgskolen prøver det til foråret med to af dem. Læreren har ansvaret, og de kommer med erfaringen.",
                CHILDREN,
                WordsKind.OUTCOME,
            ),
        ),
    ),
    RequestSpec(
        RequestKind.IDEA,
        OFFICER,
        "Julegaver i god tid",
        "Mange foreninger samler gaver ind i december, og nogle familier får tre, andre ingen. Kunne vi aftale det i oktober?",
        RequestState.CLOSED,
        130,
        may_be_shown=True,
        shown_days_ago=80,
        closed_days_ago=84,
        said=(
            Said(
                84,
                "Det blev ikke til en fælles liste: Ingen må dele navne på familier. I stedet mødes fire foreninger nu i oktober og "
                "aftaler, hvem der gør hvad.",
                SOCIAL,
                WordsKind.OUTCOME,
            ),
        ),
    ),
    RequestSpec(
        RequestKind.IDEA,
        LEADER,
        "En fælles kalender for huset",
        "Vi ville gerne kunne se, hvornår der er frivillige i nabohuset.",
        RequestState.WITHDRAWN,
        60,
        to=CHILDREN,
        closed_days_ago=58,
    ),
    RequestSpec(
        RequestKind.IDEA,
        OFFICER,
        "Tablets, som biblioteket ikke bruger mere",
        "Vi tager gerne imod gamle tablets. Vi sletter dem og lærer nogen at bruge dem.",
        RequestState.PASSED_ON,
        9,
        to=CULTURE,
        said=(
            Said(8, "Det ved min kollega på biblioteket mere om. Jeg har sendt den videre.", SOCIAL),
            Said(8, "Nik, er der nogen tilbage fra sidste udskiftning?", SOCIAL, WordsKind.NOTE),
        ),
    ),
    RequestSpec(
        RequestKind.IDEA,
        LEADER,
        "En hyggekrog i venteværelset",
        "Der står tre stole og et fiskeglas uden fisk. En reol med børnebøger og en, der læser højt om torsdagen?",
        RequestState.RECEIVED,
        0.3,
        to=CULTURE,
        may_be_shown=True,
    ),
    RequestSpec(
        RequestKind.IDEA,
        SENDER,
        "En bænk, hvor man gerne vil snakke",
        "Hvad om der stod en bænk ved søen med et skilt: Sæt dig her, hvis du har lyst til en snak?",
        RequestState.ANSWERED,
        12,
        to=CULTURE,
        may_be_shown=True,
        said=(Said(10, "Sikke en god idé. Jeg taler med gartnerne og vender tilbage.", CULTURE),),
    ),
    RequestSpec(
        RequestKind.CONSULTANCY,
        OFFICER,
        "Må vi bruge skolens køkken om lørdagen?",
        "Vi vil gerne lave mad sammen efter it-hjælpen, og caféen er lukket.",
        RequestState.ANSWERED,
        17,
        to=CHILDREN,
        on_behalf_of="Seniorer ved Skærmen",
        said=(
            Said(15, "Ja. Skriv til skolens kontor, og nævn mit navn. Nøglen skal afleveres samme dag.", CHILDREN),
            Said(14, "Tak! Vi har fået den første lørdag i måneden.", kind=WordsKind.WORDS),
        ),
    ),
    RequestSpec(
        RequestKind.CONSULTANCY,
        OFFICER,
        "Hvordan skriver vi vedtægter, så banken siger ja?",
        "Banken mangler noget om, hvem der må underskrive. Har I et eksempel, vi må se?",
        RequestState.LOOKED_AT,
        2,
        on_behalf_of="Seniorer ved Skærmen",
    ),
    RequestSpec(
        RequestKind.CONSULTANCY,
        LEADER,
        "Forsikring, når frivillige tager børn med på tur",
        "Vi vil gerne vide, hvordan vores frivillige er forsikret, når vi tager i skoven.",
        RequestState.RECEIVED,
        1,
        on_behalf_of="Bulderbys Venner",
    ),
)

FORUM: Final = RequestSpec(
    RequestKind.FORUM,
    SENDER,
    "Forum for frivillige i Lyngby-Taarbæk",
    "Vi vil mødes fire gange om året, dele det, vi lærer, og tale med kommunen med én stemme.",
    RequestState.GATHERING,
    6,
    to=None,
    on_behalf_of="Fælles Lektier",
    wish=ForumWish.BOTH,
)
SIGNED: Final = ("faelles-lektier", "langbordet", "varme-vanter", "dansk-over-gulerodder")
NO_THANKS: Final = ("rudekuverten",)
ASKED: Final = ("seniorer-ved-skaermen", "taarbaek-kulturgryde", "bankepaa")
"""Those who have said yes, no thanks, and nothing yet. One more yes is enough."""
