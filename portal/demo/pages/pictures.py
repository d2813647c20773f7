"""What the pictures show, in words for those who do not see them. The drawings lie beside as SVG and WebP."""

from __future__ import annotations

from typing import Final

from portal.demo.pages.specs import Picture

PICTURES: Final = (
    Picture(
        "boernehave", "I børnehaven", "Tegning: En voksen og to børn bygger et tårn af klodser foran en børnehave."
    ),
    Picture("eventyrrum", "I eventyrrummet", "Tegning: En ældre mand læser højt for to børn, der sidder på puder."),
    Picture("skole", "I klassen", "Tegning: En gæst viser en vulkan på tavlen, og tre elever lytter."),
    Picture("aeldrecenter", "På ældrecentret", "Tegning: To ældre og en ung maler sammen ved et bord med kaffe."),
    Picture("bibliotek", "På biblioteket", "Tegning: Fire mennesker læser i en cafékrog ved en bogreol på hjul."),
    Picture("raadhus", "Rådhuset", "Tegning: Et rådhus med flag og trappe. En borger er på vej op ad trappen."),
    Picture("haender", "Hænder", "Tegning: Fem hænder med forskellige ærmer mødes i en cirkel om et hjerte."),
    Picture("workshop", "Workshop", "Tegning: Fire mennesker taler om et bord. På væggen hænger farvede sedler."),
    Picture("kaffe", "Kaffe og kage", "Tegning: To kopper kaffe, en kande og et stykke lagkage på et bord."),
    Picture("kasse", "Iværksætterpakken", "Tegning: En åben kasse med en tjekliste, et flag og en spirende plante."),
    Picture("pulje", "Puljen", "Tegning: Tre mennesker står om en stor potte, hvor mønter bliver til blomster."),
    Picture(
        "pris", "Frivilligprisen", "Tegning: En pokal med en buket blomster og to glade mennesker på hver sin side."
    ),
    Picture("lov", "Love og regler", "Tegning: En opslået bog med et paragraftegn, et par briller og en kop te."),
    Picture(
        "samtale", "En fortrolig snak", "Tegning: To mennesker taler sammen på en bænk. I taleboblen er en hængelås."
    ),
    Picture("snak", "Spørg et menneske", "Tegning: To mennesker taler sammen på en bænk. I taleboblen er et hjerte."),
    Picture("vej", "Vejen frem", "Tegning: En vej snor sig gennem bakker forbi fire flag op mod solen."),
    Picture("find", "På vej til en opgave", "Tegning: En kvinde på cykel kører mod et hus, hvor døren står åben."),
    Picture("forum", "Fælles forum", "Tegning: Fem mennesker sidder i rundkreds. Deres talebobler mødes i midten."),
    Picture("kort", "Kortet", "Tegning: Et foldet kort med huse, en sø og fire nåle, der hver holder et lille hjerte."),
    Picture(
        "traevaerksted", "Træværkstedet", "Tegning: En høvlebænk med sav, hammer og et fuglehus, der mangler sit tag."
    ),
    Picture("notesbog", "Notesbogen", "Tegning: En notesbog med tre korte linjer, tre blade og en blyant."),
)
