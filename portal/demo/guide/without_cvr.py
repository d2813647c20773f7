"""Invented associations without a CVR number."""

from __future__ import annotations

from typing import Final

from portal.association_guide.choices import EntryLevel, Icnpo
from portal.demo.guide.specs import EntrySpec

FORUM_STARTER: Final = "faelles-lektier"
OFFICERS_OWN: Final = "seniorer-ved-skaermen"
CULTURE: Final = "taarbaek-kulturgryde"
WALKERS: Final = "rulatorloebet"

ENTRIES: Final = (
    EntrySpec(
        FORUM_STARTER,
        "Fælles Lektier",
        EntryLevel.WITHOUT_CVR,
        "Vi laver lektier sammen med elever efter skoletid.",
        "To eftermiddage om ugen sidder vi på skolens bibliotek. Vi giver ikke svarene, men spørger videre, til eleven selv finder "
        "dem.\n\nDer er saft, frugt og en voksen ved hvert bord.",
        ("lektier-og-laering",),
        ("boern", "unge"),
        ("2800",),
        place="Skolens bibliotek",
        icnpo=Icnpo.EDUCATION,
        has_website=True,
    ),
    EntrySpec(
        OFFICERS_OWN,
        "Seniorer ved Skærmen",
        EntryLevel.WITHOUT_CVR,
        "Vi hjælper hinanden med computer, tablet og telefon.",
        "Hver onsdag sidder vi i Møllebos café og svarer på spørgsmål om mails, billeder og videosamtaler. Man tager sit eget apparat med, "
        "og der er altid kaffe.\n\nIngen spørgsmål er dumme. De fleste af os har selv været bange for at trykke forkert.",
        ("it-og-praktisk", "lektier-og-laering"),
        ("aeldre",),
        ("2800", "2830"),
        place="Cafeen på Møllebo",
        looks_for="En, der har tålmodighed og en time om onsdagen.",
        icnpo=Icnpo.EDUCATION,
        contact_name="Frode Formand",
        has_website=True,
    ),
    EntrySpec(
        CULTURE,
        "Taarbæk Kulturgryde",
        EntryLevel.WITHOUT_CVR,
        "Sang, fortællinger og film i den lille by ved vandet.",
        "Vi er en håndfuld, der får idéer, og mange, der kommer. Tre gange i hver sæson laver vi noget på biblioteket: en forfatter, en "
        "lokalhistorie, en aften med gamle film.\n\nDer er ikke entré, men der er en kagedåse.",
        ("kultur-og-oplevelser",),
        ("alle",),
        ("2930",),
        place="Biblioteket i Taarbæk",
        looks_for="Nogen, der vil finde på, bære stole eller bage.",
        icnpo=Icnpo.CULTURE,
        contact_name="Karla Kassemester",
        confirmed_days_ago=371,
        asked_days_ago=5,
    ),
    EntrySpec(
        WALKERS,
        "Rulatorløbet",
        EntryLevel.WITHOUT_CVR,
        "Verdens langsomste motionshold, med pauser på bænkene.",
        "Vi går hver fredag, og den, der er langsomst, bestemmer farten. Nogle har rulator, nogle har en hund, og nogle har bare lyst til "
        "frisk luft.\n\nI weekenden går vi ture med beboere på Møllebo. En gang om året holder vi et rigtigt løb på 400 meter med "
        "startnumre og medaljer til alle.",
        ("motion-og-natur", "besoeg-og-samvaer"),
        ("aeldre", "mennesker-med-handicap"),
        ("2830", "2800"),
        place="Bænken ved indgangen til parken",
        looks_for="En arm at holde i, en time om fredagen.",
        icnpo=Icnpo.CULTURE,
        contact_name="Rolf Rullende",
        phone="+4580000984",
    ),
    EntrySpec(
        "dansk-over-gulerodder",
        "Dansk over Gulerødder",
        EntryLevel.WITHOUT_CVR,
        "Vi snakker dansk, mens vi skræller, og spiser det, der kommer ud af det.",
        "Det er lettere at tale, når hænderne har noget at lave. Hver mandag laver vi en ret fra et af de lande, vi kommer fra, og "
        "lærer de ord, man får brug for: hos lægen, på arbejdet, til forældremødet.\n\nBørn er velkomne. De store hjælper de små.",
        ("integration", "mad-og-faellesskab", "lektier-og-laering"),
        ("nye-i-danmark", "familier"),
        ("2800", "2830"),
        place="Skolekøkkenet, mandag kl. 17",
        looks_for="Dig, der taler dansk og kan lide at spise.",
        icnpo=Icnpo.SOCIAL,
        contact_name="Mina Muskat",
        languages=("da", "en", "ar", "uk", "fa"),
        confirmed_days_ago=30,
    ),
    EntrySpec(
        "paaroerendes-pause",
        "Pårørendes Pause",
        EntryLevel.WITHOUT_CVR,
        "Et par timer uden at være den, der passer på.",
        "Når en i familien er syg, glemmer man let sig selv. Hos os kan du sidde med en kop te og tale med andre, der ved, hvordan det er. "
        "Eller lade være med at tale om det.\n\nVi kan sidde hos din nærmeste imens, hvis I begge har lyst til det.",
        ("sygdom-og-handicap", "sorg-og-krise"),
        ("paaroerende", "mennesker-med-sygdom"),
        place="Stuen over apoteket",
        icnpo=Icnpo.HEALTH,
        contact_name="Pia Pusterum",
        phone="+4580000985",
        confirmed_days_ago=160,
    ),
    EntrySpec(
        "de-uperfekte-foraeldre",
        "De Uperfekte Forældre",
        EntryLevel.WITHOUT_CVR,
        "For nye mødre og fædre, der ikke har sovet.",
        "Vi mødes fredag formiddag med babyer, kaffe og ærlige svar. Der er en sundhedsplejerske med den første fredag i måneden, og "
        "resten af tiden har vi hinanden.\n\nDu må komme for sent, i hjemmesko og med en, der græder.",
        ("besoeg-og-samvaer",),
        ("familier", "boern"),
        ("2830", "2840"),
        place="Multisalen på biblioteket i Virum",
        looks_for="Bedsteforældre, der vil holde en baby, mens kaffen bliver drukket varm.",
        icnpo=Icnpo.SOCIAL,
        contact_name="Søren Søvnig",
        confirmed_days_ago=55,
    ),
    EntrySpec(
        "ordblinde-oerne",
        "Ordblinde Ørne",
        EntryLevel.WITHOUT_CVR,
        "Vi hjælper hinanden med ord, apps og mod.",
        "Vi er ordblinde i alle aldre, som viser hinanden, hvad der virker. Hvordan får man telefonen til at læse højt? Hvordan siger man "
        "det til en ny chef?\n\nTo gange om året besøger vi skoler og fortæller, at det nok skal gå.",
        ("lektier-og-laering", "sygdom-og-handicap"),
        ("unge", "voksne"),
        icnpo=Icnpo.EDUCATION,
        contact_name="Ørnulf Ørn",
        has_website=True,
        confirmed_days_ago=230,
    ),
    EntrySpec(
        "drager-og-terninger",
        "Drager og Terninger",
        EntryLevel.WITHOUT_CVR,
        "Rollespil og brætspil for unge, som mangler et hold.",
        "Fredag aften bliver loftet til en borg. Du kan komme alene, og der er altid en plads ved et bord. De ældste leder spillet, og en "
        "voksen sørger for pizza og for, at alle kommer godt hjem.\n\nMange af os var generte, da vi begyndte. Det er man lov til.",
        ("leg-og-fritid",),
        ("unge",),
        ("2830",),
        place="Loftet over klubben",
        looks_for="Voksne, der kan bage pizza og lade være med at blande sig.",
        icnpo=Icnpo.CULTURE,
        contact_name="Thora Terning",
        confirmed_days_ago=15,
    ),
)
