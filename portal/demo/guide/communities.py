"""Invented informal communities: neighbours and groups who are no association and need not become one."""

from __future__ import annotations

from typing import Final

from portal.association_guide.choices import EntryLevel
from portal.demo.guide.specs import EntrySpec

ENTRIES: Final = (
    EntrySpec(
        "naboringen-paa-eksempelvej",
        "Naboringen på Eksempelvej",
        EntryLevel.COMMUNITY,
        "Syv opgange, én telefonliste og en stige, alle kan låne.",
        "Vi vander blomster, tager imod pakker og ser til dem, der er syge. Én søndag i kvartalet drikker vi kaffe i gården.\n\nBor du "
        "et andet sted og vil lave det samme? Vi fortæller gerne, hvordan vi begyndte.",
        ("besoeg-og-samvaer", "it-og-praktisk"),
        ("alle",),
        ("2800",),
        contact_name="Nanna Naboblik",
        confirmed_days_ago=90,
    ),
    EntrySpec(
        "mandagsmaend",
        "Mandagsmænd med Madpakke",
        EntryLevel.COMMUNITY,
        "Mænd, der spiser frokost sammen, så man ikke skal spise alene.",
        "Hver mandag kl. 12 med din egen madpakke. Vi taler om fodbold, knæ og børnebørn, og nogle gange om det, der er svært. Bagefter "
        "slår vi en tur om søen.\n\nDu behøver ikke melde dig til. Der står et rødt flag på bordet.",
        ("mad-og-faellesskab", "besoeg-og-samvaer"),
        ("voksne", "aeldre"),
        ("2800",),
        place="Bordet ved søen, eller cafeen når det regner",
        contact_name="Mogens Madkasse",
        phone="+4580000986",
        confirmed_days_ago=200,
    ),
    EntrySpec(
        "gaa-ud-mens-det-regner",
        "Gå Ud, Mens Det Regner",
        EntryLevel.COMMUNITY,
        "En gåtur hver onsdag, uanset vejret.",
        "Vi mødes kl. 10 og går fem kilometer i den fart, alle kan snakke i. Der er te på termokande halvvejs.\n\nHar du haft en tung "
        "tid, er det et godt sted at begynde. Man kan gå ved siden af nogen uden at skulle sige så meget.",
        ("motion-og-natur", "sorg-og-krise"),
        ("voksne", "socialt-udsatte"),
        ("2930", "2800"),
        place="Parkeringspladsen ved Dyrehaven",
        contact_name="Palle Paraply",
        confirmed_days_ago=25,
    ),
    EntrySpec(
        "vareniky-og-varme",
        "Vareniky og Varme",
        EntryLevel.COMMUNITY,
        "Ukrainere og naboer, der laver mad og hjælper hinanden til rette.",
        "Vi folder dumplings, øver dansk og finder hoved og hale i breve fra skolen. Børnene tegner i hjørnet.\n\nAlle er velkomne, også "
        "dig, der bare vil smage.",
        ("integration", "mad-og-faellesskab"),
        ("nye-i-danmark", "familier"),
        ("2830",),
        place="Fælleshuset i Virum, hver anden lørdag",
        looks_for="Danske naboer, der vil tale langsomt og spise hurtigt.",
        contact_name="Vasyl Valnød",
        languages=("uk", "da", "en"),
        confirmed_days_ago=45,
    ),
    EntrySpec(
        "hundelufterne",
        "Hundelufterne",
        EntryLevel.COMMUNITY,
        "Vi går tur med hunden, når du ikke selv kan.",
        "Et brækket ben, en operation eller bare glat føre: Så kommer en af os forbi. Vi går turen, giver hunden vand og siger pænt "
        "farvel.\n\nVi er ti hundevenner og én, der er allergisk og klarer telefonen.",
        ("it-og-praktisk", "sygdom-og-handicap"),
        ("mennesker-med-sygdom", "aeldre"),
        ("2800", "2820", "2830"),
        looks_for="Flere ben i Virum.",
        contact_name="Vuffe Vovsen",
        phone="+4580000987",
        confirmed_days_ago=110,
    ),
    EntrySpec(
        "sokkerne-paa-biblioteket",
        "Sokkerne på Biblioteket",
        EntryLevel.COMMUNITY,
        "Strik, stop og snak, lørdag formiddag.",
        "Tag det med, der har hul. Vi stopper, syr knapper i og lærer dig, hvordan man gør. Der ligger altid en pind tilbage til den, der "
        "kommer tilfældigt forbi.",
        ("genbrug-og-indsamling", "kultur-og-oplevelser"),
        ("alle",),
        ("2930",),
        place="Cafékrogen på biblioteket i Taarbæk",
        contact_name="Stoffer Strømpe",
        confirmed_days_ago=70,
    ),
    EntrySpec(
        "syng-falsk",
        "Syng Falsk",
        EntryLevel.COMMUNITY,
        "Et kor for alle, der har fået at vide, at de ikke kan synge.",
        "Vi synger fra højskolesangbogen, og ingen bliver rettet. Hver anden måned tager vi guitaren med på et plejecenter og synger med "
        "dem, der bor der.\n\nDer er ingen optagelsesprøve. Det giver sig selv.",
        ("kultur-og-oplevelser", "besoeg-og-samvaer"),
        ("voksne", "aeldre"),
        ("2800", "2840", "2850"),
        place="Musiklokalet på skolen, torsdag kl. 19",
        looks_for="En, der kan tre akkorder på guitar.",
        contact_name="Flemming Falset",
        confirmed_days_ago=130,
    ),
)

WAITS: Final = EntrySpec(
    "skakbraettet-paa-hjoernet",
    "Skakbrættet på Hjørnet",
    EntryLevel.COMMUNITY,
    "To stole, et bræt og den, der har lyst til et parti.",
    "Lørdag formiddag stiller vi et skakbræt op på gågaden. Du må spille, kigge på eller lære det fra begyndelsen.",
    ("leg-og-fritid", "besoeg-og-samvaer"),
    ("alle",),
    ("2800",),
    place="Gågaden, ved springvandet",
    looks_for="En, der kan tage brættet med, når vi andre er på ferie.",
    contact_name="Nikoline Nystart",
)
