"""Words of the editors on the service's own pages."""

from __future__ import annotations

from typing import Final

from cms.pages.standing import StandingAddress, StandingPage
from portal.demo.pages.specs import PageSpec, cards, contact, facts, text

PAGES: Final = (
    PageSpec(
        StandingPage,
        "om",
        "Om Giv en hånd",
        "Her mødes mennesker, der gerne vil give en hånd, og steder, der gerne vil have besøg.",
        picture="haender",
        in_menus=False,
        values={"place": StandingAddress.ABOUT},
        streams={
            "body": (
                text(
                    "<h2>Hvad er det?</h2><p>Giv en hånd er Lyngby-Taarbæk Kommunes sted for frivillige. Her finder du opgaver i børnehaver, på skoler, "
                    "på ældrecentre og på biblioteket. Her finder foreninger råd, penge og hinanden.</p><h2>Hvor kommer det fra?</h2><p>I 2009 og 2010 "
                    "prøvede seks steder at åbne dørene for frivillige. De frivillige foreslog selv en portal: ét sted, hvor man kan se, hvad der er at "
                    "lave, spørge om penge og komme af med en god idé. Du er på den nu.</p>"
                ),
                facts(
                    "Det kan du regne med",
                    "Frivillige erstatter aldrig personale",
                    "Du har én kontaktperson",
                    "Vi spørger kun om det, vi skal bruge",
                    "Du kan altid ringe til et menneske",
                ),
                cards(
                    "Læs videre",
                    ("Bliv frivillig", "Sådan finder du en opgave.", "side:bliv-frivillig"),
                    ("For foreninger", "Iværksætterpakke, pulje og pris.", "side:for-foreninger"),
                    ("Frivilligpolitik", "De otte løfter.", "side:frivilligpolitik"),
                ),
                contact("Skriv eller ring", "Vi er der på hverdage og svarer, så hurtigt vi kan."),
            )
        },
    ),
    PageSpec(
        StandingPage,
        "dine-oplysninger",
        "Spørg os om dine oplysninger",
        "Er du i tvivl om, hvad vi ved om dig, så spørg. Det er dine oplysninger.",
        in_menus=False,
        values={"place": StandingAddress.PRIVACY},
        streams={
            "body": (
                text(
                    "<p>Du kan se og hente dine oplysninger på din egen side, og du kan slette dem dér. Vil du hellere tale med nogen, så ring. Du skal "
                    "ikke skrive dit personnummer til os, hverken her eller i en mail. Vi har aldrig brug for det.</p>"
                ),
            )
        },
    ),
    PageSpec(
        StandingPage,
        "tilgaengelighed",
        "Sig det, hvis noget driller",
        "Siden skal kunne bruges af alle. Kan du ikke komme til noget, så er det os, der skal rette det.",
        in_menus=False,
        values={"place": StandingAddress.ACCESSIBILITY},
        streams={
            "body": (
                text(
                    "<p>Fortæl os, hvor på siden det var, og hvad du prøvede på. Du får hjælp til det, du var i gang med, samme dag på telefonen. Så "
                    "retter vi fejlen bagefter.</p>"
                ),
                facts(
                    "Du kan også",
                    "Ringe og få alt læst op eller sendt på papir",
                    "Bede om at blive skrevet op uden e-mail og smartphone",
                ),
            )
        },
    ),
)
