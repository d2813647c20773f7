"""What happens to the people whom one can log in as, or who have a story."""

from __future__ import annotations

from portal.demo import people
from portal.demo.history import Event
from portal.demo.names import LIBRARY_ORGANISER
from volunteering.engagements.choices import EndReason, SignUpState

VERA = people.VOLUNTEER[1]
FAIRY_TALE_DAY = "Hjælp til bibliotekets eventyrdag"
BLUE_ROOM = "Giv en hånd på Blå Stue"
ACTIVITY_DAY = "Hold en aktivitetsdag med dit hold eller dine kolleger"

EVENTS: list[Event] = [
    # Vera has something in most states, so that her page shows what the service can do.
    Event(
        "Læs højt i eventyrrummet",
        VERA,
        SignUpState.WELCOME,
        sent=206.3,
        answered=203.4,
        closed=199.5,
        weekly_hours="1.0",
        words="Jeg har læst højt for mine børnebørn i ti år. De er blevet store nu.",
    ),
    Event(
        "Kom med på tur i skoven",
        VERA,
        SignUpState.INVITED,
        sent=4.4,
        answered=1.3,
        talk_in_days=(2, 4, 5),
        words="Jeg går tur hver dag alligevel og kender alle bænkebiderne.",
    ),
    Event(FAIRY_TALE_DAY, VERA, SignUpState.WAITING, sent=8.2, answered=7.1, words="Jeg kan folde papirskibe i søvne."),
    Event(
        "Farver og forkælelse: en dag med maling og neglelak",
        VERA,
        SignUpState.WELCOME,
        sent=118.4,
        answered=112.3,
        closed=112.3,
        ended=70.0,
        end_reason=EndReason.TASK_DONE,
        words="Jeg tager min egen neglelak med.",
    ),
    # A full day with a place held for somebody and a queue behind.
    Event(
        FAIRY_TALE_DAY, "Egon Egern", SignUpState.WELCOME, sent=23.1, answered=20.2, closed=20.2, words="Jeg er med."
    ),
    Event(FAIRY_TALE_DAY, "Signe Saltstang", SignUpState.WELCOME, sent=22.4, answered=19.3, closed=19.3),
    Event(
        FAIRY_TALE_DAY, "Viggo Vaffel", SignUpState.OFFERED, sent=15.4, answered=14.0, words="Jeg kan spille troldmand."
    ),
    Event(
        "Pas cafékrogen en lørdag",
        "Ditte Dild",
        SignUpState.AWAITING_GUARDIAN,
        sent=0.6,
        words="Jeg er 13 og vil gerne lave kaffe og kage.",
    ),
    # Bulderby: one has waited for more than three working days, one came today.
    Event(
        BLUE_ROOM,
        "Rasmus Rabarber",
        SignUpState.SENT,
        sent=7.3,
        words="Jeg har god tid om formiddagen og er god til at bygge huler.",
    ),
    Event(
        BLUE_ROOM,
        "Farah Figen",
        SignUpState.SENT,
        sent=0.3,
        words="Jeg taler persisk og lidt dansk, og jeg elsker at synge.",
    ),
    Event(
        "Bag boller med børnene en formiddag",
        "Helga Hindbær",
        SignUpState.INVITED,
        sent=5.2,
        answered=3.1,
        talk_in_days=(1, 2, 3),
        chosen_talk=1,
        words="Mine kanelsnegle er kendt på hele vejen.",
    ),
    Event(
        "Læs højt i eventyrrummet",
        "Svend Sennep",
        SignUpState.WELCOME,
        sent=300.2,
        answered=290.2,
        closed=290.2,
        weekly_hours="2.0",
        wishes="Jeg vil gerne lave træværksted med dem, der er store nok.",
        words="Jeg bor lige ved siden af.",
    ),
    # A team takes its size.
    Event(
        ACTIVITY_DAY,
        "Torben Tulipan",
        SignUpState.WELCOME,
        sent=12.4,
        answered=9.2,
        closed=9.2,
        places=12,
        team="Kollegerne fra Kvist & Kop (opdigtet firma)",
        words="Vi er tolv kolleger, der gerne vil bruge en dag på noget andet end møder.",
    ),
    Event(
        ACTIVITY_DAY,
        "Kasper Kanel",
        SignUpState.SENT,
        sent=2.2,
        places=8,
        team="10. klasse på Eksempelskolen",
        words="Vi er otte fra 10. klasse og kan spille musik og bage vafler.",
    ),
    Event(
        "Hold biblioteket åbent under fællesspisningen",
        LIBRARY_ORGANISER,
        SignUpState.WELCOME,
        sent=170.3,
        answered=168.2,
        closed=168.2,
        weekly_hours="2.0",
        wishes="Jeg vil gerne være tovholder for gruppens program.",
        words="Jeg bor i Taarbæk og savner et sted at mødes.",
    ),
    # Offers without a chosen task, for the coordinators of the areas.
    Event(
        "",
        "Liva Lakrids",
        SignUpState.SENT,
        sent=6.4,
        area="aeldre",
        words="Jeg går i gymnasiet og har tid i weekenden.",
    ),
    Event(
        "",
        "Goran Granatæble",
        SignUpState.SENT,
        sent=1.2,
        area="aeldre",
        words="Jeg spiller harmonika og kommer gerne forbi.",
    ),
    Event(
        "",
        "Zofia Zebra",
        SignUpState.SENT,
        sent=2.3,
        area="dagtilbud",
        words="Jeg vil bare gerne hjælpe, hvor der er brug for det.",
    ),
    Event(
        "",
        "Henning Havregryn",
        SignUpState.SENT,
        sent=3.2,
        area="bibliotek",
        words="En time i ny og næ. Jeg elsker krimier.",
    ),
]
