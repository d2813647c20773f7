"""The section for associations: the starter package, the grants, the prize and working together."""

from __future__ import annotations

from typing import Final

from cms.pages.articles import ArticlePage, SectionPage
from cms.pages.starter_package import StarterPackagePage
from portal.demo.pages.specs import Block, PageSpec, call, cards, contact, facts, questions, steps, table, target, text


def step(title: str, why: str, how: str, duration: str, where: str = "", link_text: str = "") -> Block:
    """One step of the starter package."""
    leads = target(where) if where else {"target_page": None, "address": ""}
    return ("step", {"title": title, "why": why, "text": how, "duration": duration, "link_text": link_text, **leads})


SECTION: Final = PageSpec(
    SectionPage,
    "for-foreninger",
    "For foreninger",
    "I har en idé, et netværk eller en forening med mange år på bagen. Her er det, kommunen kan hjælpe med.",
    picture="kasse",
    texts={
        "body": "<p>Er I helt nye, så begynd med iværksætterpakken. Kender I vejen, så gå lige til puljen eller guiden.</p>"
    },
    children=(
        PageSpec(
            StarterPackagePage,
            "ivaerksaetterpakken",
            "Iværksætterpakken",
            "Ti trin fra en god idé til de første frivillige. Tag dem i jeres eget tempo.",
            picture="kasse",
            texts={
                "introduction": (
                    "<p>Pakken er til jer, der vil begynde noget nyt, og til dig, der har en idé og endnu er alene om den. I behøver ikke "
                    "blive en forening for at gøre noget godt. Vil I nøjes med at mødes, så stop efter trin ét.</p>"
                ),
                "ending": (
                    '<h2>Og så?</h2><p>Så er I i gang. Kom til <a href="side:workshop">workshop</a>, fortæl os jeres historie, og giv det, '
                    "I har lært, videre til de næste.</p>"
                ),
            },
            streams={
                "steps": (
                    step(
                        "Find idéen og folkene",
                        "En idé bliver først stærk, når mindst to mennesker vil den.",
                        "<p>Skriv med to sætninger, hvad I vil gøre, og for hvem. Vis det til fem, I kender. Spørg: Ville du komme? Ville du hjælpe?</p>",
                        "et par uger",
                    ),
                    step(
                        "Hold et stiftende møde",
                        "Her bliver I til en forening.",
                        "<p>Inviter alle, der kunne have lyst. Vælg en til at lede mødet og en til at skrive ned. Beslut navn, formål og hvem der er med.</p>",
                        "en aften",
                    ),
                    step(
                        "Skriv vedtægter",
                        "De svarer på spørgsmålene, før I bliver uenige om dem.",
                        "<ul><li>Hvad hedder foreningen, og hvad er den til for?</li><li>Hvem kan være medlem?</li><li>Hvordan vælger I bestyrelse?</li>"
                        "<li>Hvem skriver under?</li><li>Hvad sker der med pengene, hvis I holder op?</li></ul>",
                        "to aftener",
                    ),
                    step(
                        "Vælg en bestyrelse",
                        "Så ved alle, hvem der tager sig af hvad.",
                        "<p>En formand, en kasserer og en til er nok. Skriv et kort referat, og lad dem, der er valgt, skrive under.</p>",
                        "samme aften",
                    ),
                    step(
                        "Få et CVR-nummer",
                        "Uden det kan I ikke få en konto eller søge de fleste penge.",
                        "<p>Det er gratis og foregår på Virk. I skal bruge vedtægter og referat. Vælg “frivillig forening”.</p>",
                        "en time, og lidt ventetid",
                        "https://virk.dk/",
                        "Gå til Virk",
                    ),
                    step(
                        "Opret en NemKonto",
                        "Det er dén konto, støtte bliver sat ind på.",
                        "<p>Tal med en bank. Nogle siger nej til små foreninger, så spørg mere end én. Tag referat og vedtægter med.</p>",
                        "tre til seks uger",
                    ),
                    step(
                        "Læs jeres digitale post",
                        "Breve fra det offentlige kommer kun dér.",
                        "<p>Beslut, hvem der læser posten, og hvem der gør det i ferien. Se efter mindst hver anden uge.</p>",
                        "en halv time",
                    ),
                    step(
                        "Kom i foreningsguiden",
                        "Så kan folk finde jer.",
                        "<p>Et navn og én måde at få fat i jer på er nok til at begynde med. I retter selv opslaget bagefter.</p>",
                        "et kvarter",
                        "side:i-foreningsguiden",
                        "Sådan kommer I i guiden",
                    ),
                    step(
                        "Søg jeres første penge",
                        "En lille sum til en bestemt ting er en god begyndelse.",
                        "<p>Læs årets tema. Skriv, hvad I vil gøre, for hvem, og hvad det koster. Bed en, der ikke kender jer, om at læse det.</p>",
                        "to aftener",
                        "side:soeg-puljen",
                        "Sådan søger I puljen",
                    ),
                    step(
                        "Tag imod de første frivillige",
                        "De første tre fortæller det videre til de næste ti.",
                        "<p>Aftal, hvem der siger velkommen. Fortæl, hvad opgaven er, og hvornår den slutter. Sig tak samme dag.</p>",
                        "en eftermiddag",
                        "side:hold-paa-de-frivillige",
                        "Det, frivillige selv siger",
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "aarets-tema",
            "Årets tema: sammen på tværs af alder",
            "I år støtter puljen det, der får unge og gamle til at mødes. Temaet er et eksempel.",
            picture="aeldrecenter",
            streams={
                "body": (
                    text(
                        "<h2>Hvorfor et tema?</h2><p>Når pengene samles om ét tema, bliver de mere synlige, og projekterne kan lære af "
                        "hinanden. Derfor vælger udvalget hvert år ét. Det sker først, når foreningerne er blevet hørt.</p>"
                    ),
                    steps(
                        "Sådan bliver temaet til",
                        ("I foreslår", "På workshoppen og i en kort høring kan alle foreninger komme med forslag."),
                        ("Koordinatoren samler", "Alle forslag bliver sendt til udvalget. Ingen bliver sorteret fra."),
                        (
                            "Udvalget vælger",
                            "Et tema kan følge en ny politik eller en ny opgave, for eksempel forebyggelse.",
                        ),
                        ("Puljen åbner", "Her på siden står, hvor mange penge der er, og hvornår de skal søges."),
                    ),
                    facts(
                        "Idéer, der passer til temaet",
                        "Unge, der viser ældre noget på en skærm, og ældre, der viser unge noget med hænderne",
                        "En fælles middag, hvor man ikke sidder ved siden af sin egen årgang",
                        "Historier fra kvarteret, samlet af børn",
                    ),
                    text(
                        "<h2>Hvad skal næste års tema være?</h2><p>I bliver hørt, før udvalget vælger. Har I et forslag nu, så "
                        '<a href="url:idea_new">send det som en idé</a>.</p>'
                    ),
                    call(
                        "Klar til at søge?",
                        "Læs, hvad I skal skrive, og hvad puljen ikke kan bruges til.",
                        "Sådan søger I",
                        "side:soeg-puljen",
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "soeg-puljen",
            "Sådan søger I puljen",
            "Hvem kan søge, hvad skal I skrive, og hvad sker der bagefter?",
            picture="pulje",
            streams={
                "body": (
                    text(
                        "<h2>Hvem kan søge?</h2><p>Foreninger med CVR-nummer og NemKonto. Men også selvhjælpsgrupper, netværk og "
                        "borgergrupper uden. Det vigtigste er, at frivillige laver det meste af arbejdet.</p>"
                    ),
                    facts(
                        "Det skal I skrive",
                        "Hvad I vil gøre, hvor og hvornår",
                        "Hvem det er til for, og hvor mange I regner med at nå",
                        "Hvor mange frivillige der er med",
                        "Et budget, og om I får penge fra andre",
                        "Første gang: jeres vedtægter og seneste regnskab, eller et budget, hvis I er nye",
                        "Er I sammen med børn under 15 år: at I henter børneattester",
                    ),
                    questions(
                        "Spørgsmål og svar",
                        (
                            "Hvad kan pengene ikke gå til?",
                            "Som regel ikke til reklame, mad i større stil, løn eller foreningens daglige drift.",
                        ),
                        (
                            "Hvor meget kan vi få?",
                            "Det skifter fra år til år. I 2023 var der 200.000 kr. i kommunens ekstra pulje og højst 30.000 kr. til hvert projekt. Se årets opslag.",
                        ),
                        (
                            "Hvem bestemmer?",
                            "Koordinatoren indstiller, og udvalget beslutter. Den, der sidder i jeres bestyrelse, er ikke med i jeres sag.",
                        ),
                        (
                            "Hvad skal vi bagefter?",
                            "Fortælle, hvad der skete, og hvad pengene gik til. Jo færre penge, jo kortere svar.",
                        ),
                        (
                            "Fik vi penge til overs?",
                            "Så går de tilbage, eller I skriver og spørger, om de må bruges næste år.",
                        ),
                    ),
                    contact("Er I i tvivl?", "Ring, før I skriver. Ti minutter i telefonen sparer en aften."),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "frivilligprisen",
            "Frivilligprisen",
            "En gang om året siger byen tak til nogen, der har gjort en forskel. Kender du en?",
            picture="pris",
            streams={
                "body": (
                    text(
                        "<h2>Hvad er det?</h2><p>Prisen går til et menneske eller en forening. Den siger tak, og den fortæller andre, hvad der kan "
                        "lade sig gøre. I 2024 var der fire priser på 10.000 kr. hver.</p>"
                    ),
                    table(
                        "De fire priser i 2024",
                        ("Pris", "Hvem kan få den?"),
                        ("Årets sociale indsats", "Et menneske, en forening eller et netværk"),
                        ("Årets forening eller fællesskab", "En forening eller et fællesskab"),
                        ("Årets ildsjæl", "Et menneske"),
                        ("Årets unge talent", "Et ungt menneske"),
                    ),
                    steps(
                        "Sådan foreslår du nogen",
                        ("Skriv hvem og hvorfor", "Giv et eller to eksempler. Det er dem, der overbeviser."),
                        ("Vi spørger den, du foreslår", "Ingen bliver nævnt offentligt uden selv at have sagt ja."),
                        ("Kommunalbestyrelsen vælger", "Der bliver valgt blandt alle forslag."),
                        ("Vi fejrer det", "Prisen bliver givet, hvor der er mange til at klappe."),
                    ),
                    facts(
                        "Godt at vide",
                        "Alle må foreslå",
                        "Man kan ikke foreslå sig selv",
                        "Lønnet arbejde tæller ikke med",
                        tone="sun",
                    ),
                    contact(
                        "Foreslå nogen",
                        "Skriv eller ring med dit forslag. Vi hjælper gerne med at få det ned på papir.",
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "i-foreningsguiden",
            "Kom i foreningsguiden",
            "I skriver selv jeres opslag, og en koordinator ser det igennem. Så kan folk finde jer.",
            picture="kort",
            streams={
                "body": (
                    table(
                        "Tre slags opslag",
                        ("I er", "Det skal I bruge"),
                        ("En forening med CVR-nummer", "Navn, nummer og én måde at få fat i jer på"),
                        ("En forening uden CVR-nummer", "Navn og én måde at få fat i jer på"),
                        ("Et fællesskab", "Et navn og en, man kan ringe til. En strikkeklub er også velkommen"),
                    ),
                    steps(
                        "Sådan foregår det",
                        ("Skriv opslaget", "Hvem er I til for, hvad laver I, og hvor mødes I? Skriv, som I taler."),
                        ("Vi ser det igennem", "Det er kun for at fange fejl. Får I det retur, står der hvorfor."),
                        ("Ret, når noget ændrer sig", "Det gamle opslag bliver stående, til det nye er godkendt."),
                        (
                            "Sig ja en gang om året",
                            "I får en mail med ét klik. Hører vi ikke fra jer, skjuler vi opslaget, så ingen går forgæves.",
                        ),
                    ),
                    facts(
                        "Hvem har nøglen?",
                        "Op til tre i foreningen kan rette opslaget, for eksempel formand, kasserer og kontaktperson.",
                        "Når en holder op, giver I nøglen videre.",
                    ),
                    call(
                        "Vil I med?",
                        "Det tager et kvarter. I kan også ringe, så skriver vi det sammen.",
                        "Kom i guiden",
                        "url:association_new",
                    ),
                    text('<p>Eller <a href="url:association_list">se, hvem der er der i forvejen</a>.</p>'),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "forening-paa-en-institution",
            "Når en forening hjælper på en institution",
            "En lektiecafé på skolen, en it-time på ældrecentret. Sådan deler I ansvaret med stedet.",
            picture="skole",
            streams={
                "body": (
                    text(
                        "<h2>Hvorfor gå igennem en forening?</h2><p>I kender hinanden, I har en tovholder, og I har måske en forsikring. For nogle "
                        "frivillige betyder det også noget for deres ydelse, om opgaven er foreningens eller stedets. Læs om "
                        '<a href="side:ydelser">dagpenge og andre ydelser</a>.</p>'
                    ),
                    table(
                        "Hvem gør hvad?",
                        ("Foreningen", "Stedet"),
                        ("Finder de frivillige og siger velkommen", "Siger, hvad frivillige må og ikke må"),
                        ("Har en tovholder, man kan ringe til", "Har en kontaktperson blandt de ansatte"),
                        ("Sørger for forsikring", "Henter børneattester, når det er stedets opgave"),
                        ("Fortæller, når noget går galt", "Har det faglige ansvar hele vejen"),
                    ),
                    call(
                        "Se, hvordan det ser ud",
                        "Flere af opgaverne på listen er en forenings.",
                        "Se opgaver",
                        "url:opportunity_list",
                    ),
                )
            },
        ),
        PageSpec(
            ArticlePage,
            "hold-paa-de-frivillige",
            "Få flere med, og hold på dem",
            "De frivillige i de seks projekter sagde selv, hvad der skulle til. Her er det, kort fortalt.",
            picture="kaffe",
            streams={
                "body": (
                    facts(
                        "Det, der betød mest",
                        "Intet besvær: få møder og lige til sagen",
                        "En klar ramme og en fast tid",
                        "Én kontaktperson, og opbakning fra lederen",
                        "At forventninger bliver talt igennem, også senere",
                        "Plads til den, der kun kan en enkelt gang",
                        "Mere medbestemmelse, når man vil have det",
                        "At blive set og takket",
                    ),
                    text(
                        "<h2>Sådan får I flere med</h2><ul><li>Spørg. De fleste svarer, at ingen har spurgt dem.</li><li>Fortæl, hvad man kan "
                        "lave, og ikke kun, at I mangler nogen.</li><li>Fortæl de gode historier, også i lokalavisen.</li><li>Gør det let at "
                        "melde sig. Et navn og et nummer er nok.</li><li>Saml behov om et tema, og lad grupper mødes på tværs.</li></ul>"
                        "<h2>Hvad gjorde de seks projekter?</h2><p>De delte sedler ud til forældre og familie, satte annoncer i lokalavisen og "
                        "spurgte folk, de kendte. Det sidste virkede altid.</p>"
                    ),
                    cards(
                        "Læs videre",
                        ("De gode historier", "Seks steder, der prøvede det af.", "side:gode-historier"),
                        ("Kurser", "Korte kurser for jer, der leder frivillige.", "side:kurser"),
                        ("Foreningsguiden", "Se, hvordan andre skriver, hvem de leder efter.", "url:association_list"),
                    ),
                )
            },
        ),
    ),
)
