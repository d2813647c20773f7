"""The words that the invented pages, associations and events are made of."""

from __future__ import annotations

SECTIONS = (
    *("For foreninger", "Bliv frivillig", "Love og regler", "Viden og inspiration", "Politik og strategi"),
    *("Lokaler og udstyr", "Kurser og netværk"),
)
SUBJECTS = (
    *("Forsikring", "Vedtægter", "Generalforsamling", "Regnskab og budget", "Bestyrelsesarbejde", "Fundraising"),
    *("Børneattester", "Persondata", "Moms og skat", "Besøgsvenner", "Læsegrupper", "Fællesspisning", "Haveprojekter"),
    *("Rekruttering", "Fastholdelse", "Lån af lokaler", "Musik og sang", "Lektiehjælp", "Naturture", "Sorggrupper"),
)
SITUATIONS = (
    *("for nye foreninger", "for små fællesskaber", "i ældreplejen", "i skolen", "i børnehaven", "på biblioteket"),
    *("trin for trin", "når I er mange", "når I er få", "i Lyngby og på Tårbæk Havn", "for kasserere", "for formænd"),
    *("om sommeren", "i hverdagen", "sammen med kommunen", "uden bøvl", "på tværs af alder", "når noget går galt"),
)
STORY_BEGINNINGS = (
    *("Da vulkanen kom på besøg", "En eftermiddag med harmonika", "Hullet i hegnet", "Suppe til tolv"),
    *("Frøene i vindueskarmen", "Et kor af bedsteforældre", "Cyklen, der fik nyt liv", "Brevet fra Åbenrå"),
    *("Den sidste brik", "Kaffe kl. 10"),
)
STORY_ENDS = (
    *("på Æblegården", "i skolehaven", "på første sal", "en tirsdag i november", "ved åen", "bag biblioteket"),
    *("med hele klassen", "midt i regnvejret"),
)
LEADS = (
    "Det korte svar, og hvor I kan læse mere.",
    "Her er det, de fleste foreninger spørger om, samlet på ét sted.",
    "Vi gennemgår reglerne i almindelige ord og siger, hvem I kan ringe til.",
    "Sådan har andre foreninger i kommunen gjort, og det lærte de af det.",
    "Begynd her, hvis I aldrig har prøvet det før.",
)
HEADINGS = (
    *("Hvem gælder det for?", "Sådan gør I", "Det skal I huske", "Hvis noget går galt", "Når I er færdige"),
    *("Hvad koster det?", "Hvem kan hjælpe?", "Gode råd fra andre"),
)
SENTENCES = (
    "Foreningen er ansvarlig for sine frivillige, så længe de arbejder for den, og kommunen for institutionernes.",
    "En frivillig er dækket af kommunens forsikring, når opgaven er aftalt med en institution.",
    "Skriv vedtægterne, så et nyt medlem kan forstå dem uden at ringe til nogen.",
    "Generalforsamlingen vælger en bestyrelse, og bestyrelsen fordeler selv sine poster.",
    "Børneattester hentes af institutionen, aldrig af den frivillige selv.",
    "Gem kun oplysninger om medlemmerne, som I har brug for, og slet dem, når de stopper.",
    "De fleste besøgsvenner mødes en time om ugen, og mange bliver ved i flere år.",
    "Kommunen stiller lokaler til rådighed om aftenen og i weekenden, hvis ingen andre har booket dem.",
    "Puljen til frivilligt socialt arbejde uddeles en gang om året efter et tema, som foreningerne er hørt om.",
    "Regnskabet kan føres i et regneark, så længe bilagene er nummererede og kan findes igen.",
    "Frivilligt arbejde erstatter aldrig personale; det er noget ekstra, som ellers ikke ville ske.",
    "Ring til koordinatoren, før I går i gang: Et kvarter i telefonen sparer ofte en måned.",
    "På Århusgade og i Lyngby Storcenter er der opslagstavler, som foreninger må bruge gratis.",
    "Mange ældre vil hellere ringe end skrive, så sæt et telefonnummer på alt, hvad I deler ud.",
    "Et godt kursus er kort, gratis og slutter, før folk bliver trætte.",
    "Når en opgave er slut, siger vi tak, og vi spørger, om den frivillige vil høre om noget nyt.",
    "Haveprojekter kræver tilladelse fra grundejeren, men sjældent mere end det.",
    "Vælg en kontaktperson, som har tid, og en til, der kan tage over i ferien.",
    "Læsegrupper mødes på biblioteket den første onsdag i måneden, og alle kan komme forbi.",
    "Foreninger med CVR-nummer kan få en NemKonto, og så kommer tilskuddet af sig selv.",
)
QUOTES = (
    "Vi troede, vi manglede penge. Vi manglede en, der ringede rundt.",
    "Det bedste er, at børnene nu kender vores navne.",
    "Man skal ikke kunne alt. Man skal bare vide, hvem man spørger.",
    "Jeg kom for at hjælpe og blev for kaffen.",
)
ROLES = ("Kasserer", "Formand i en naboforening", "Frivillig på tredje år", "Tovholder på et ældrecenter")
PICTURES = (
    *("Hænder om en kaffekop", "En have i solskin", "Noder på et stativ", "Bøger på en reol"),
    *("En cykel på et værksted", "Et langt bord", "Regntøj på en knage"),
)
COLOURS = ((31, 92, 74), (233, 189, 92), (120, 162, 183), (201, 120, 96), (98, 88, 128))

ASSOCIATION_KINDS = (
    *("Naboforeningen", "Besøgsvennerne", "Madfællesskabet", "Sangkredsen", "Lektiecaféen", "Cykelværkstedet"),
    *("Strikkeklubben", "Haveholdet", "Læsekredsen", "Vandreholdet", "Sorggruppen", "Seniordanserne", "Skakklubben"),
    *("Familienetværket", "Sprogcaféen", "Computerhjælperne", "Hundelufterne", "Brætspilsklubben", "Badevennerne"),
    "Genbrugsbutikken",
)
SUMMARIES = (
    "Vi mødes hver uge og gør noget sammen, som ingen af os ville have gjort alene.",
    "Vi besøger dem, der ikke selv kommer så meget ud.",
    "Vi laver mad sammen og spiser den ved et langt bord.",
    "Vi hjælper med det, man ellers skulle vente længe på.",
    "Et åbent hus for alle, der vil ud i frisk luft og hjem igen med røde kinder.",
    "Vi lytter, når noget er svært, og vi har tid.",
)
PLACES = ("Medborgerhuset", "Biblioteket", "Sognegården", "Klubhuset ved åen", "Skolens gymnastiksal", "")
LOOKING_FOR = ("En, der kan lide at ringe til folk.", "En chauffør om torsdagen.", "To med grønne fingre.", "")

EVENTS = (
    ("workshop", "Workshop om fællesskab på tværs"),
    ("course", "Kursus: Regnskab for begyndere"),
    ("network", "Netværksmøde for besøgsvenner"),
    ("seminar", "Seminar om frivillighed i hverdagen"),
    ("course", "Kursus: Den gode generalforsamling"),
    ("network", "Netværksmøde for skolernes lokalbanker"),
)
PROMISES = (
    ("theme", "Årets tema: naboer", "Puljen støtter i år det, der får naboer til at mødes."),
    ("prize", "Frivilligprisen", "En gang om året siger byen tak."),
    ("other", "Workshop hvert andet år", "Foreninger, borgere, politikere og ansatte lægger planer sammen."),
    ("other", "Viden på ét sted", "Love, kurser, foreningsguide og links, som bliver holdt ved lige."),
    ("other", "Pakke til nye ildsjæle", "Ni trin fra en idé til de første frivillige."),
    ("other", "Nøglepersoner", "Nogen at ringe til i hver forvaltning."),
    ("other", "Støtte til et fælles forum", "Slå jer sammen, så hjælper kommunen med lokaler."),
    ("other", "Evaluering uden bøvl", "Vi ser på, hvad der virker, uden at tynge de små."),
)
