"""Invented associations with a CVR number. The numbers fit the check digit and begin with 9999, so that nobody takes them for real."""

from __future__ import annotations

from typing import Final

from portal.association_guide.choices import EntryLevel, Icnpo
from portal.demo.guide.specs import EntrySpec

ENTRIES: Final = (
    EntrySpec(
        "varme-vanter",
        "Varme Vanter",
        EntryLevel.WITH_CVR,
        "Vi strikker vanter, huer og tæpper til dem, der fryser.",
        "Hver tirsdag sidder vi omkring to store borde med garn, kaffe og gode historier. Det, vi strikker, giver vi videre til "
        "familier, der mangler varmt tøj, og til det lille barn, der lige er kommet til byen.\n\nDu behøver ikke kunne strikke. Vi "
        "lærer dig det, og de første vanter må gerne have huller.",
        ("genbrug-og-indsamling", "besoeg-og-samvaer"),
        ("familier", "socialt-udsatte"),
        ("2800", "2830"),
        place="Det blå lokale i medborgerhuset",
        looks_for="En med cykel, der kan hente garn og køre varme pakker ud en gang om måneden.",
        icnpo=Icnpo.SOCIAL,
        cvr="99990007",
        contact_name="Uldis Uldgarn",
        has_website=True,
        confirmed_days_ago=40,
    ),
    EntrySpec(
        "bankepaa",
        "Bankepå",
        EntryLevel.WITH_CVR,
        "Besøgsvenner, der kommer igen i næste uge.",
        "Vi finder to mennesker, der kan lide det samme, og lader dem mødes. Nogle spiller kort, andre går en tur eller ser en "
        "fodboldkamp sammen. Én gang om ugen, en time eller to.\n\nVi er med første gang, og du kan altid ringe til os. "
        "Besøgsvennerne mødes fire gange om året og taler om, hvordan det går.",
        ("besoeg-og-samvaer",),
        ("aeldre", "voksne"),
        looks_for="Besøgsvenner i alle aldre. Har du et par ledige timer om måneden, er det nok.",
        icnpo=Icnpo.SOCIAL,
        cvr="99990066",
        contact_name="Benny Bankelyd",
        phone="+4580000981",
        has_website=True,
        confirmed_days_ago=75,
    ),
    EntrySpec(
        "langbordet",
        "Langbordet",
        EntryLevel.WITH_CVR,
        "Vi laver mad sammen og spiser ved ét langt bord.",
        "Den første torsdag i måneden laver ti mennesker mad til firs. Alle kan komme og spise, og man sidder aldrig ved siden af den, "
        "man kom sammen med.\n\nDet koster det, du synes, du kan give. Børn spiser gratis, og der er altid en ret uden kød.",
        ("mad-og-faellesskab",),
        ("alle",),
        ("2930", "2800"),
        place="Skolens gymnastiksal i Taarbæk",
        looks_for="Kokke, skrællere og nogen, der er gode til at sige velkommen.",
        icnpo=Icnpo.SOCIAL,
        cvr="99990090",
        contact_name="Grete Grydeske",
        confirmed_days_ago=20,
    ),
    EntrySpec(
        "lyset-i-vinduet",
        "Lyset i Vinduet",
        EntryLevel.WITH_CVR,
        "Samtalegrupper for dig, der har mistet.",
        "Sorg har ikke travlt, og det har vi heller ikke. I en gruppe er I seks til otte, der mødes hver anden uge med to frivillige, "
        "som selv har mistet og har lært at lytte.\n\nDet er gratis, og det, der bliver sagt, bliver i rummet. Skriv, så ringer vi til "
        "dig inden for en uge.",
        ("sorg-og-krise", "raadgivning"),
        ("voksne", "paaroerende", "unge"),
        place="Et roligt lokale tæt på stationen",
        icnpo=Icnpo.SOCIAL,
        cvr="99990309",
        contact_name="Lis Lygte",
        phone="+4580000982",
        confirmed_days_ago=150,
    ),
    EntrySpec(
        "laanebedster",
        "Lånebedster",
        EntryLevel.WITH_CVR,
        "Bedsteforældre til låns, for børn, der har langt til deres egne.",
        "En lånebedste henter fra børnehave en gang imellem, læser højt og kommer til fødselsdag. Det er ikke pasning, men et venskab "
        "mellem en familie og et menneske med god tid.\n\nVi taler med begge parter, henter børneattest og følger med det første år.",
        ("besoeg-og-samvaer", "leg-og-fritid"),
        ("familier", "boern"),
        ("2800", "2830", "2850"),
        looks_for="Dig over 55, der savner at blive kaldt på, når der er bygget et tårn af klodser.",
        icnpo=Icnpo.SOCIAL,
        cvr="99990333",
        contact_name="Bitten Bedste",
        has_website=True,
        confirmed_days_ago=210,
    ),
    EntrySpec(
        "cykler-til-alle-knae",
        "Cykler til Alle Knæ",
        EntryLevel.WITH_CVR,
        "Vi reparerer glemte cykler og giver dem til nogen, der mangler en.",
        "I værkstedet hænger fyrre cykler og venter. Vi skifter slanger, smører kæder og giver cyklen videre til børn og voksne, der ikke "
        "selv har råd. Lørdag er der åbent værksted, hvor du kan lære at lappe.\n\nI april lærer vi voksne at cykle på den store "
        "parkeringsplads. Alle falder, og ingen griner.",
        ("genbrug-og-indsamling", "it-og-praktisk", "motion-og-natur"),
        ("alle", "nye-i-danmark"),
        ("2800", "2820"),
        place="Kælderen under multihallen",
        looks_for="Fingre, der ikke er bange for olie. Vi har handsker.",
        icnpo=Icnpo.ENVIRONMENT,
        cvr="99990449",
        contact_name="Karl Kædeolie",
        languages=("da", "en", "ar"),
        confirmed_days_ago=95,
    ),
    EntrySpec(
        "rudekuverten",
        "Rudekuverten",
        EntryLevel.WITH_CVR,
        "Gratis hjælp til breve, gæld og budget.",
        "Har du en pose med kuverter, du ikke har åbnet? Tag den med. Vi åbner dem sammen, lægger dem i bunker og finder ud af, hvad der "
        "haster.\n\nRådgiverne er frivillige med erfaring fra bank og jura. Vi har tavshedspligt, og du behøver ikke sige, hvad du hedder.",
        ("raadgivning",),
        ("socialt-udsatte", "unge", "voksne"),
        place="Biblioteket, 1. sal, mandag kl. 16–18",
        icnpo=Icnpo.LAW,
        cvr="99990600",
        contact_name="Regnar Regneark",
        phone="+4580000983",
        has_website=True,
        languages=("da", "en"),
        confirmed_days_ago=300,
    ),
    EntrySpec(
        "madpakkeferien",
        "Madpakkeferien",
        EntryLevel.WITH_CVR,
        "Ferieture for familier, der ellers bliver hjemme.",
        "En uge i juli kører en bus med tolv familier til vandet. Der er senge, mad, fiskenet og voksne, som leger med, så far eller mor "
        "kan sove til middag.\n\nVi samler ind hele året og fortæller aldrig, hvem der har været med.",
        ("leg-og-fritid", "kultur-og-oplevelser"),
        ("familier", "boern", "socialt-udsatte"),
        looks_for="Feriehjælpere i uge 29, og en, der er god til at skrive til fonde.",
        icnpo=Icnpo.CULTURE,
        cvr="99990880",
        contact_name="Sally Solhat",
        confirmed_days_ago=180,
    ),
    EntrySpec(
        "hoer-her",
        "Hør Her",
        EntryLevel.WITH_CVR,
        "Et mødested for dig, der hører dårligt eller taler tegnsprog.",
        "Vi drikker kaffe med teleslynge, ser film med tekst og går på museum med tolk. Pårørende er velkomne, og begyndere i tegnsprog får "
        "en makker.\n\nVi hjælper også foreninger, som gerne vil gøre deres egne møder lettere at høre.",
        ("sygdom-og-handicap", "kultur-og-oplevelser"),
        ("mennesker-med-handicap", "paaroerende"),
        ("2800", "2830", "2840"),
        place="Medborgerhuset, lokalet med teleslynge",
        icnpo=Icnpo.HEALTH,
        cvr="99990899",
        contact_name="Tegne Tegnér",
        languages=("da", "dsl"),
        confirmed_days_ago=60,
    ),
)
