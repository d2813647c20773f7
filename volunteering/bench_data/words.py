"""Danish words and sentences that invented opportunities, places and people are put together from."""

from __future__ import annotations

from dataclasses import dataclass

from volunteering.institutions.models import InstitutionKind


@dataclass(frozen=True)
class PlaceWords:
    """How opportunities at one kind of institution read."""

    area: str
    first_names: tuple[str, ...]
    with_whom: tuple[str, ...]
    meets: tuple[str, ...]
    staff: tuple[str, ...]
    rooms: tuple[str, ...]
    units: tuple[str, ...]


PLACES: dict[str, PlaceWords] = {
    InstitutionKind.DAY_CARE: PlaceWords(
        area="dagtilbud",
        first_names=("Børnehuset", "Børnehaven", "Vuggestuen", "Skovbørnehaven", "Naturbørnehaven"),
        with_whom=("med de ældste børn", "med børnene på stuen", "for vuggestuebørnene", "med børn på 3–6 år"),
        meets=(
            "En børnegruppe på otte til ti børn mellem tre og seks år.",
            "De ældste børn, som snart skal i skole, og pædagogerne på stuen.",
            "Vuggestuebørn, som er glade for rim, sange og et roligt skød.",
        ),
        staff=(
            "En pædagog er i rummet hele tiden, har ansvaret for børnene og griber ind, hvis der er uro.",
            "Personalet henter børnene, siger til, når det er tid at slutte, og taler med forældrene.",
            "Stuens personale planlægger aktiviteten, finder materialer frem og rydder op sammen med børnene.",
        ),
        rooms=("Eventyrrummet", "Værkstedet", "Legepladsen", "Køkkenet", "Salen", "Biblioteket på førstesalen"),
        units=("Blå stue", "Gul stue", "Rød stue", "Grøn stue"),
    ),
    InstitutionKind.SCHOOL: PlaceWords(
        area="skole",
        first_names=("Skolen ved", "Fritidshjemmet", "Klubben", "Bakkeskolen", "Byskolen"),
        with_whom=("for 5. årgang", "med eleverne i 2. klasse", "for mellemtrinnet", "i lektiecaféen"),
        meets=(
            "Elever i 4.–6. klasse, som har valgt at komme, og en lærer.",
            "En klasse på 24 nysgerrige børn. Deres lærer er med hele tiden.",
            "Unge fra udskolingen, som gerne vil høre om et rigtigt arbejdsliv.",
        ),
        staff=(
            "Læreren står for undervisningen, kender eleverne og har ansvaret, mens du fortæller.",
            "En lærer tager imod, følger dig til klassen og samler op bagefter.",
            "Pædagogen holder øje med grupperne og hjælper, hvis nogen går i stå.",
        ),
        rooms=("Fysiklokalet", "Skolehaven", "Billedkunst", "Det pædagogiske læringscenter", "Hjemkundskab"),
        units=("5.A", "5.B", "Mellemtrinnet", "Fritidsordningen"),
    ),
    InstitutionKind.ELDERLY_CARE: PlaceWords(
        area="aeldre",
        first_names=("Områdecenter", "Plejecenter", "Aktivitetscenter", "Dagcenter", "Plejehjemmet"),
        with_whom=("for beboerne", "med dagcentrets gæster", "med ældre borgere", "for en lille gruppe beboere"),
        meets=(
            "Beboere, som har levet længe og gerne fortæller, og aktivitetsmedarbejderen.",
            "En lille gruppe ældre borgere, som glæder sig til ugens faste besøg.",
            "Gæster i dagcentret. Nogle hører dårligt, de fleste griner let.",
        ),
        staff=(
            "Personalet følger beboerne frem og tilbage, står for al pleje og kan altid kaldes.",
            "En aktivitetsmedarbejder åbner, byder velkommen og bliver i huset hele tiden.",
            "Medarbejderen på afdelingen spørger beboerne, hvem der har lyst, og hjælper dem på plads.",
        ),
        rooms=("Caféen", "Orangeriet", "Sansehaven", "Dagligstuen på første sal", "Musikrummet", "Foyeren"),
        units=("Afdeling Åen", "Afdeling Skoven", "Daghjemmet", "Caféen"),
    ),
    InstitutionKind.LIBRARY: PlaceWords(
        area="bibliotek",
        first_names=("Biblioteket i", "Filialen i", "Bogcaféen", "Medborgerhuset", "Læsestuen"),
        with_whom=("for naboer", "med læsekredsen", "for børnefamilier", "med andre bogglade"),
        meets=(
            "Lånere i alle aldre og de andre frivillige i gruppen.",
            "En fast kreds af læsere, som mødes hver måned, og en bibliotekar.",
            "Familier med små børn, som kigger forbi på vej hjem.",
        ),
        staff=(
            "Bibliotekaren står for udlån, samling og systemer og godkender programmet.",
            "En medarbejder kan altid kaldes på telefonen og er der inden for ti minutter.",
            "Personalet bestiller bøger hjem, skriver på hjemmesiden og åbner døren.",
        ),
        rooms=("Cafehjørnet", "Børneafdelingen", "Mødesalen", "Avisstuen", "Haven bag biblioteket"),
        units=("Børneafdelingen", "Cafehjørnet", "Avisstuen"),
    ),
    InstitutionKind.ADMINISTRATION: PlaceWords(
        area="administration",
        first_names=("Borgerkontoret", "Rådhusets forhal", "Kulturkontoret", "Naturkontoret", "Fritidskontoret"),
        with_whom=("for nye borgere", "sammen med andre medborgere", "for kommunens hjemmeside", "til borgermødet"),
        meets=(
            "Andre borgere, som har meninger om byen, og en medarbejder.",
            "Nye borgere, som vil høre, hvordan man finder rundt.",
            "En lille gruppe, som prøver hjemmesiden af på telefon og computer.",
        ),
        staff=(
            "Medarbejderen samler op, svarer og har alle afgørelser og sager.",
            "En konsulent leder mødet, skriver referat og vender tilbage til jer.",
            "Personalet står for alt, der har med borgeres sager at gøre.",
        ),
        rooms=("Forhallen", "Byrådssalen", "Borgerservice", "Mødelokale 2"),
        units=("Forhallen", "Sekretariatet"),
    ),
}

PLACE_NAMES = (
    *("Æblegården", "Bøgely", "Cedertræet", "Damhuset", "Elverhøj", "Fuglevang", "Granholm", "Hjortespring", "Irisdal"),
    *("Jernbanehøj", "Kastanjen", "Lærkereden", "Mosebrynet", "Nøddehegnet", "Odinslund", "Pilegården", "Rævebakken"),
    *("Solsikken", "Troldehøj", "Uglebo", "Vandværket", "Ørnekulen", "Åkanden", "Valnødden", "Fyrtårnet", "Hyldemor"),
    *("Lindegården", "Mølleåen", "Parkvænget", "Søbredden", "Dyrehaven", "Humlebien", "Egelunden", "Birkerøddet"),
)
STREETS = ("Skovbrynet", "Møllestien", "Åvej", "Kirkestræde", "Sorgenfrigade", "Bakkevænget", "Søvej", "Eremitagevej")

OPENINGS = (
    "Vil du {imperative} {with_whom}?",
    "Vi drømmer om en, der vil {imperative}.",
    "Kom og vær med til at {imperative}.",
    "Her er der tid til det, vi ellers ikke når: at {imperative}.",
    "En gang imellem – eller hver uge – er der brug for en, der vil {imperative} {with_whom}.",
)
MIDDLES = (
    "Du behøver ikke kunne noget særligt; tid og godt humør er nok.",
    "Den første gang viser vi dig rundt, og du møder dem, du skal være sammen med.",
    "Vi sørger for kaffe, materialer og et sted at hænge jakken.",
    "Du kan komme alene eller sammen med en nabo.",
    "Har du en historie, et instrument eller en opskrift, så tag den med.",
    "Vi begynder stille og roligt og finder et tempo, der passer alle.",
    "Mange af os husker stadig den eftermiddag, hvor nogen fortalte om vulkaner, guldsmede og gamle tog.",
    "Bliver du forhindret, ringer du bare. Intet går i stå af den grund.",
    "Snakken går ofte om haven, vejret, fodbold og børnebørn.",
    "Der er elevator, gode stole og altid en medarbejder i huset.",
    "Det er noget ekstra: Du erstatter ingen, og du tæller ikke med i normeringen.",
    "Vi har instrumenter, sangbøger og et klaver, der stemmes en gang om året.",
    "Om sommeren rykker vi ud under træerne, om vinteren tænder vi lys.",
    "Tal endelig med os, hvis du hellere vil noget, der ligner.",
)
ENDINGS = (
    "Bagefter drikker vi en kop kaffe sammen.",
    "Vi glæder os til at møde dig.",
    "Du bestemmer selv, hvor længe du vil være med.",
    "Kom forbi og se, om det er noget for dig.",
    "Ring, hvis du vil høre mere, før du siger ja.",
)
TITLE_ENDS = (
    *("en formiddag om ugen", "når du har tid", "fredag eftermiddag", "i efterårsferien", "hver anden onsdag"),
    *("en enkelt lørdag", "før frokost", "efter skoletid", "i {room_lower}", "ude i det fri", "med kaffe bagefter"),
    *("til højskolesang", "i mørketiden", "omkring jul", "når foråret kommer", "på to sprog"),
)
TIME_NOTES = ("Tidspunktet aftaler vi sammen.", "Ikke i skolernes ferier.", "Vi begynder i næste måned.", "")

FIRST_NAMES = (
    *("Bodil", "Anton", "Cilla", "Dagmar", "Egon", "Freja", "Gunnar", "Helga", "Ib", "Jytte", "Kasper", "Liva"),
    *("Mogens", "Nora", "Otto", "Poula", "Rasmus", "Signe", "Torben", "Ulla", "Viggo", "Ægir", "Øjvind", "Åse"),
    *("Amira", "Bilal", "Farah", "Hassan", "Kateryna", "Mehmet", "Oksana", "Pawel", "Samir", "Yasmin", "Zofia"),
)
INVENTED_SURNAMES = (
    *("Abrikos", "Bølgeskvulp", "Citronmåne", "Drageløber", "Egernhop", "Fløjtespil", "Gulerod", "Havregryn"),
    *("Isvaffel", "Jordskok", "Kanelsnegl", "Lakridspibe", "Mælkebøtte", "Nøddekage", "Orkanvind", "Pandekage"),
    *("Rabarber", "Saltstang", "Tulipanløg", "Ugleskrig", "Vaffeljern", "Ymerdrys", "Ærtebælg", "Ørredhop", "Ålegræs"),
)
"""Nobody is called so."""
LINES = (
    "Jeg vil gerne være med.",
    "Jeg har tid om formiddagen.",
    "Jeg læser gerne højt og kan godt lide børn.",
    "Jeg er lige gået på pension.",
    "",
)
