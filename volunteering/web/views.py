"""The pattern page: every component and every kind of field, to look at while working on the look."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from volunteering.web import forms as web_forms


class PatternForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(
        label="Hvad skal vi kalde dig?", max_length=80, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label="E-mail", help_text="Vi sender en kode, så du ikke skal huske et kodeord.", widget=web_forms.EmailInput
    )
    phone = forms.CharField(label="Telefon", required=False, widget=web_forms.PhoneInput)
    code = forms.CharField(
        label="Kode fra mailen", required=False, help_text="Seks cifre.", widget=web_forms.OneTimeCodeInput
    )
    words = forms.CharField(
        label="Et par ord om dig",
        help_text="Hvad kunne du tænke dig at lave sammen med børnene eller de ældre?",
        max_length=200,
        widget=web_forms.Textarea,
    )
    district = forms.ChoiceField(
        label="Hvor bor du?",
        choices=[("", "Vælg et sted"), ("lyngby", "Kgs. Lyngby"), ("virum", "Virum"), ("taarbaek", "Taarbæk")],
    )
    age = forms.ChoiceField(
        label="Hvor gammel er du?",
        help_text="Vi spørger, fordi der er særlige regler for unge under 18.",
        choices=[("u15", "Under 15 år"), ("15", "15–17 år"), ("18", "18 år eller mere")],
        widget=forms.RadioSelect,
    )
    wishes = forms.MultipleChoiceField(
        label="Hvad har du lyst til?",
        required=False,
        choices=[
            ("Med børn", [("read", "Læse højt"), ("build", "Bygge og male")]),
            ("Med ældre", [("walk", "Gå en tur"), ("coffee", "Drikke kaffe og snakke")]),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    day = forms.DateField(label="Hvilken dag?", widget=web_forms.DateInput)
    time = forms.TimeField(label="Fra klokken", widget=web_forms.TimeInput)
    starts = forms.SplitDateTimeField(
        label="Første gang",
        required=False,
        widget=forms.SplitDateTimeWidget(date_attrs={"type": "date"}, time_attrs={"type": "time"}),
    )
    picture = forms.FileField(label="Et billede af stedet", required=False)
    confidentiality = forms.BooleanField(
        label="Jeg har læst, hvad tavshedspligt betyder", help_text="Det, du hører om børn og ældre, bliver mellem jer."
    )


class PatternFilterForm(forms.Form):
    """A few filters."""

    mark_optional = False

    q = forms.CharField(label="Søg", required=False, widget=forms.TextInput({"type": "search"}))
    area = forms.ChoiceField(
        label="Område", required=False, choices=[("", "Alle"), ("school", "Skole"), ("library", "Bibliotek")]
    )
    days = forms.MultipleChoiceField(
        label="Hvornår?",
        required=False,
        choices=[("mon", "Hverdage"), ("eve", "Aftener"), ("sat", "Weekend")],
        widget=forms.CheckboxSelectMultiple,
    )


CARDS = [
    {
        "title": "Læs højt i Klokkeblomsten",
        "eyebrow": "Børnehuset Klokkeblomsten · Virum",
        "spot_kind": "daycare",
        "text": "Sæt dig i sofaen med en flok fireårige og en god bog. Personalet er i rummet ved siden af.",
        "facts": [("calendar-month", "Torsdage kl. 9.30–10.30"), ("location", "Virum")],
        "badges": [("Ledige pladser", "success"), ("Fast", "")],
    },
    {
        "title": "Gå en tur langs søen",
        "eyebrow": "Områdecenter Møllebo · Kgs. Lyngby",
        "spot_kind": "elderly_care",
        "text": "En frisk tur og en snak på bænken. Bagefter er der kaffe til alle.",
        "facts": [("calendar-month", "Når det passer dig"), ("location", "Kgs. Lyngby")],
        "badges": [("Venteliste", "warning"), ("Kørestol kan være med", "info")],
    },
    {
        "title": "Fortæl om dit arbejde i 5. klasse",
        "eyebrow": "Engelsborgskolen · Kgs. Lyngby",
        "spot_kind": "school",
        "text": "Kan du noget om vulkaner, broer eller brødbagning? Læreren er med hele tiden.",
        "facts": [("calendar-month", "En enkelt time"), ("location", "Kgs. Lyngby")],
        "badges": [("Ledige pladser", "success"), ("Enkelt gang", "")],
    },
    {
        "title": "Vær med i bibliotekets læsekreds",
        "eyebrow": "Taarbæk Bibliotek",
        "spot_kind": "library",
        "text": "Hjælp med at planlægge efterårets aftener og tage imod gæsterne.",
        "facts": [("calendar-month", "Den første tirsdag i måneden"), ("location", "Taarbæk")],
        "badges": [("Grupper er velkomne", "info")],
    },
]


MISTAKES = {
    "email": "ikke-en-adresse",
    "words": "Jeg kan godt lide at læse højt. " * 8,
    "age": "u15",
    "day": "2026-02-30",
}


def patterns(request: HttpRequest) -> HttpResponse:
    """Show every component with invented content."""
    return render(
        request,
        "patterns/patterns.html",
        {
            "cards": CARDS,
            "form": PatternForm(),
            "sent_form": PatternForm(MISTAKES),
            "filter_form": PatternFilterForm(),
            "chips": [("Skole", "?"), ("Virum", "?")],
            "page": Paginator(range(240), 12).get_page(request.GET.get("side", 4)),
            "crumbs": [("Forside", "/"), ("Opgaver", "/opgaver/"), ("Læs højt i Klokkeblomsten", "")],
            "rows": [
                ("Navn", "Karin Opdigtet", "?"),
                ("Telefon", "12 34 56 78", "?"),
                ("Sprog", "Dansk og lidt tysk", ""),
            ],
            "steps": ["Om dig", "Hvor og hvornår", "Et par ord", "Færdig"],
            "columns": [("Sted", ""), ("Opgaver", "number"), ("Frivillige", "number"), ("Senest", "")],
            "table": [
                ["Bulderby", 4, 12, "I dag"],
                ["Møllebo", 9, 31, "I går"],
                ["Taarbæk Bibliotek", 3, mark_safe("<span>15</span>"), "1. november"],
            ],
            "tabs": [("Venter på dig", "/moenstre/", 3), ("Opgaver", "/a/"), ("Mennesker", "/b/")],
            "next_steps": [
                ("Lederen læser det, du har skrevet", "Det sker som regel inden for tre hverdage."),
                ("I taler sammen", "I telefonen eller over en kop kaffe på stedet."),
                ("Du prøver et par gange", "Og siger til, hvis det ikke er noget for dig."),
            ],
            "events": [
                {"title": "Du skrev til Møllebo", "when": dt.date(2026, 11, 2), "state": "done"},
                {
                    "title": "I skal tale sammen",
                    "when": "Torsdag kl. 10",
                    "note": "Hanne ringer til dig.",
                    "state": "current",
                },
                {"title": "Første besøg"},
            ],
            "differences": [
                {"label": "Læse højt", "before": "Frivillige må selv", "after": "Frivillige må selv", "changed": False},
                {
                    "label": "Følge på tur",
                    "before": "Personalet er med",
                    "after": "Frivillige må selv, når en medarbejder kan ringes op",
                    "changed": True,
                    "why": "Vi går kun i nærområdet.",
                },
            ],
            "bars": [("Dagtilbud", 48), ("Skole", 71), ("Ældrepleje", 96), ("Bibliotek", 22), ("Administration", None)],
            "months": [
                ("jan", 12),
                ("feb", 18),
                ("mar", 25),
                ("apr", None),
                ("maj", 31),
                ("jun", 22),
                ("jul", 0),
                ("aug", 40),
            ],
            "actions": [("Find en opgave", "?"), ("Skriv til os", "?")],
            "icons": [
                "calendar-month",
                "location",
                "persons",
                "chat",
                "check",
                "hourglass",
                "print",
                "share",
                "search",
                "lock",
            ],
            "spots": ["daycare", "school", "elderly_care", "library", "administration", "other"],
        },
    )


def pattern_form(request: HttpRequest) -> HttpResponse:
    """A form that works, to try errors, the keyboard and the confirmation with."""
    form = PatternForm(request.POST or (MISTAKES if "fejl" in request.GET else None), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, "Tak. Formularen er udfyldt rigtigt.")
        return render(request, "patterns/confirmation.html", {"next_steps": [("Intet", "Det var kun en prøve.")]})
    return render(request, "patterns/form.html", {"form": form})


def pattern_error(request: HttpRequest, status: int) -> HttpResponse:
    """Show one of the pages that explain an error."""
    if status not in {403, 404, 500, 503}:
        raise Http404
    return render(request, f"{status}.html", status=status)
