"""What those who keep an entry fill in, and what those who judge it write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from portal.association_guide.choices import CvrCheck, Decision, EntryLevel, Icnpo
from portal.association_guide.models import LARGEST_FILE, LONGEST_DESCRIPTION, Entry, GuideSettings
from volunteering.institutions import cvr
from volunteering.institutions.officers import OfficerRole
from volunteering.people.choices import Language
from volunteering.people.fields import LoginEmailField, PersonNameField, PhoneField, PhoneInput
from volunteering.web import pictures
from volunteering.web.forms import EmailInput, Textarea

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    Upload: TypeAlias = UploadedFile[bytes]

LEVEL_HINTS = {
    EntryLevel.WITH_CVR: _("An association with a CVR number"),
    EntryLevel.WITHOUT_CVR: _("An association without a CVR number"),
    EntryLevel.COMMUNITY: _("An informal community – neighbours, a network, a group of friends"),
}
CPR_LENGTH: Final = 10
LARGEST_PICTURE: Final = 8 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000
PICTURE_FORMATS: Final = frozenset({"JPEG", "PNG", "WEBP"})


class PictureField(forms.ImageField):
    """A photo from a phone or a camera. What is too large or no picture is refused in plain words."""

    default_error_messages = {
        "invalid_image": _("That is not a picture we can show. Choose a JPG, PNG or WebP file."),
        "invalid_extension": _("That is not a picture we can show. Choose a JPG, PNG or WebP file."),
        "too_large": _("The picture is too large: at most 8 MB. Choose a smaller one."),
        "too_many_pixels": _("The picture has too many pixels. Choose a smaller one."),
        "empty": _("The file is empty. Choose another one."),
    }

    def to_python(self, data: Any) -> Any:  # noqa: ANN401 - Django's
        """Return the file once it has been found to be a picture of a fair size."""
        if data is not None and (getattr(data, "size", 0) or 0) > LARGEST_PICTURE:
            raise forms.ValidationError(self.error_messages["too_large"], code="too_large")
        file = super().to_python(data)
        image = getattr(file, "image", None)
        if image is not None:
            if image.format not in PICTURE_FORMATS:
                raise forms.ValidationError(self.error_messages["invalid_image"], code="invalid_image")
            if image.width * image.height > MOST_PIXELS:
                raise forms.ValidationError(self.error_messages["too_many_pixels"], code="too_many_pixels")
            if not pictures.is_whole(file):
                raise forms.ValidationError(self.error_messages["invalid_image"], code="invalid_image")
        return file


def checked_cvr(typed: str, *, is_kept_when_odd: bool, is_asked: bool = False) -> str:
    """Return the eight digits of what somebody typed, or nothing.

    ``is_kept_when_odd``: a last digit that does not fit the others is kept; ``is_asked``: a box below the field asks.

    Raises:
        ValidationError: it is no CVR number.
    """
    number = cvr.plain(typed)
    if not number:
        return ""
    if number.isdecimal() and len(number) == CPR_LENGTH:
        raise forms.ValidationError(
            _("That has ten digits, like a CPR number. Delete it: we only want a CVR number, which has eight."),
            code="cpr",
        )
    if not cvr.has_eight_digits(number):
        raise forms.ValidationError(_("A CVR number has eight digits. Look it up at cvr.dk."), code="digits")
    if not cvr.fits_check_digit(number) and not is_kept_when_odd:
        raise forms.ValidationError(
            _("The last digit does not fit the others. Compare it with cvr.dk, and tick below if it is right.")
            if is_asked
            else _("One digit must be wrong: there is no CVR number like that. Compare it with cvr.dk."),
            code="check_digit",
        )
    return number


class EntryForm(forms.ModelForm[Entry]):
    """An association's own words, and how it is reached. Constraints of the database are told at their fields."""

    seen = forms.IntegerField(required=False, min_value=0, max_value=2**63 - 1, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("What are you called?"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "organization"}),
        error_messages={"required": _("Write the name of the association or the community.")},
    )
    level = forms.ChoiceField(
        label=_("What are you?"),
        choices=[(level.value, LEVEL_HINTS[level]) for level in EntryLevel],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what fits you best.")},
    )
    cvr = forms.CharField(
        label=_("CVR number"),
        help_text=_("Eight digits. Only if you have one. Never write a CPR number here."),
        max_length=30,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "input-width-s"}),
    )
    cvr_is_right = forms.BooleanField(label=_("The CVR number is right as I have written it"), required=False)
    summary = forms.CharField(
        label=_("Say in one sentence what you do"),
        help_text=_("The first thing that people read. For instance: “We visit older people who would like company.”"),
        max_length=200,
        error_messages={"required": _("Write one sentence about what you do.")},
    )
    description = forms.CharField(
        label=_("Tell a little more"),
        help_text=_("What happens when one comes along? Whom does one meet? Write as you would tell a neighbour."),
        max_length=LONGEST_DESCRIPTION,
        required=False,
        widget=Textarea({"rows": 8}),
    )
    icnpo = forms.ChoiceField(
        label=_("ICNPO group"),
        help_text=_("The international classification. Leave it empty if you do not know it."),
        choices=[("", _("Not chosen")), *Icnpo.choices],
        required=False,
    )
    place = forms.CharField(
        label=_("Where do you meet?"),
        help_text=_("For instance “The citizens' house, Prøvevej 1”. Not somebody's private address."),
        max_length=120,
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages one can speak with you"),
        choices=Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wants_volunteers = forms.BooleanField(label=_("We would like more volunteers"), required=False)
    volunteers_note = forms.CharField(
        label=_("Whom are you looking for?"),
        help_text=_("A few words. For instance: “Somebody who likes to bake, every second Thursday.”"),
        max_length=200,
        required=False,
    )
    contact_name = PersonNameField(
        label=_("The name of your contact person"),
        help_text=_("Everybody can see it. Ask the person first, or leave it empty."),
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    email = LoginEmailField(
        label=_("E-mail"),
        help_text=_("A shared address is best. The municipality also writes to it."),
        required=False,
        widget=EmailInput({"autocomplete": "off"}),
    )
    show_email = forms.BooleanField(label=_("Show the e-mail to everybody"), required=False)
    phone = PhoneField(label=_("Phone number"), required=False, widget=PhoneInput(attrs={"autocomplete": "off"}))
    show_phone = forms.BooleanField(label=_("Show the phone number to everybody"), required=False)
    website = forms.URLField(
        label=_("Website, or your page on a social medium"),
        max_length=200,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput({"autocomplete": "url", "inputmode": "url"}),
        error_messages={"invalid": _("That is not an address of a website. It looks like www.example.dk.")},
    )
    picture_file = PictureField(
        label=_("A picture"),
        help_text=_("It may well show the place or what you do. Everybody who can be recognised must have said yes."),
        required=False,
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp", "class": "form-input"}),
    )
    picture_text = forms.CharField(
        label=_("What does the picture show?"),
        help_text=_("For those who cannot see it. One sentence."),
        max_length=150,
        required=False,
    )
    remove_picture = forms.BooleanField(label=_("Take the picture away"), required=False)

    class Meta:
        model = Entry
        fields = (
            "name",
            "level",
            "cvr",
            "summary",
            "description",
            "fields_of_work",
            "target_groups",
            "icnpo",
            "districts",
            "place",
            "languages",
            "wants_volunteers",
            "volunteers_note",
            "contact_name",
            "email",
            "show_email",
            "phone",
            "show_phone",
            "website",
            "picture_text",
        )
        widgets = {
            "fields_of_work": forms.CheckboxSelectMultiple,
            "target_groups": forms.CheckboxSelectMultiple,
            "districts": forms.CheckboxSelectMultiple,
        }
        labels = {
            "fields_of_work": _("What do you work with?"),
            "target_groups": _("Whom are you there for?"),
            "districts": _("Where in the municipality?"),
        }
        help_texts = {"districts": _("Leave it empty if it does not matter where one lives.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Leave out what is not asked now: the question about an odd CVR number, and taking away no picture."""
        super().__init__(*args, **kwargs)
        if not self._asks_about_cvr():
            del self.fields["cvr_is_right"]
        if not self.instance.picture_id:
            del self.fields["remove_picture"]

    def _asks_about_cvr(self) -> bool:
        """Say whether the number that was typed has an odd last digit and may be kept all the same."""
        number = cvr.plain(str(self.data.get(self.add_prefix("cvr"), ""))) if self.is_bound else ""
        if not cvr.has_eight_digits(number) or cvr.fits_check_digit(number):
            return False
        return bool(GuideSettings.load().cvr_check == CvrCheck.ASK)

    def clean_cvr(self) -> str:
        """Return the eight digits; refuse what is no CVR number, and say why."""
        is_asked = "cvr_is_right" in self.fields
        return checked_cvr(self.cleaned_data["cvr"], is_kept_when_odd=self._is_kept_all_the_same(), is_asked=is_asked)

    def _is_kept_all_the_same(self) -> bool:
        return "cvr_is_right" in self.fields and bool(self.data.get(self.add_prefix("cvr_is_right"), ""))

    def clean(self) -> dict[str, Any]:
        """Say where answers contradict each other, at the field where it can be put right."""
        data = cast("dict[str, Any]", super().clean())
        self._check_cvr_against_level(data)
        self._check_contact(data)
        self._check_picture(data)
        return data

    def _check_cvr_against_level(self, data: dict[str, Any]) -> None:
        if "cvr" in self.errors or "level" in self.errors:
            return
        if data["level"] == EntryLevel.WITH_CVR and not data["cvr"]:
            self.add_error("cvr", _("Write the CVR number, or choose another answer above."))
        if data["level"] != EntryLevel.WITH_CVR and data["cvr"]:
            self.add_error("cvr", _("You have written a CVR number: choose “An association with a CVR number” above."))

    def _check_contact(self, data: dict[str, Any]) -> None:
        for name, message in (
            ("email", _("Write the e-mail that is to be shown, or take the tick away below.")),
            ("phone", _("Write the phone number that is to be shown, or take the tick away below.")),
        ):
            if data.get(f"show_{name}") and not data.get(name) and name not in self.errors:
                self.add_error(name, message)
        fields = ("email", "show_email", "phone", "show_phone", "website")
        if any(name in self.errors for name in fields):
            return
        shown = (data["show_email"] and data["email"], data["show_phone"] and data["phone"], data["website"])
        if not any(shown):
            self.add_error(
                "email",
                _("Show at least one way to reach you: e-mail, phone number or website. Tick what may be seen."),
            )

    def _check_picture(self, data: dict[str, Any]) -> None:
        has_picture = data.get("picture_file") or (self.instance.picture_id and not data.get("remove_picture"))
        if has_picture and not data.get("picture_text") and "picture_text" not in self.errors:
            self.add_error("picture_text", _("Write what the picture shows, for those who cannot see it."))

    @property
    def new_picture(self) -> Upload | None:
        """Return the picture that came along, if any."""
        return cast("Upload | None", self.cleaned_data.get("picture_file") or None)

    @property
    def was_changed(self) -> bool:
        """Say whether anything of the entry was changed."""
        return bool(set(self.changed_data) - {"seen", "cvr_is_right"})


class NewEntryForm(EntryForm):
    """The same, and who asks."""

    role = forms.ChoiceField(
        label=_("What are you in the association?"),
        choices=OfficerRole.choices,
        initial=OfficerRole.CONTACT,
        widget=forms.RadioSelect,
    )


class InvitationForm(forms.Form):
    """Whom to invite to hold the login."""

    email = LoginEmailField(
        label=_("E-mail of the one you invite"),
        help_text=_("The invitation can only be used by the one who has this address."),
        widget=EmailInput({"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role in the association"), choices=OfficerRole.choices, widget=forms.RadioSelect)


class DecisionForm(forms.Form):
    """What a moderator decides."""

    step = forms.IntegerField(min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    decision = forms.ChoiceField(label=_("What do you say?"), choices=Decision.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Your words to the association"),
        help_text=_("They stand in the mail. Needed when you ask for changes or decline."),
        max_length=1000,
        required=False,
        widget=Textarea({"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for words where somebody must know what to do."""
        data = cast("dict[str, Any]", super().clean())
        if data.get("decision") in {Decision.CHANGES, Decision.DECLINE} and not data.get("words", "").strip():
            self.add_error("words", _("Write what is to be mended, or why it cannot be in the guide."))
        return data


class ImportForm(forms.Form):
    """The spreadsheet to be read in."""

    file = forms.FileField(
        label=_("The spreadsheet"),
        help_text=_("XLSX or CSV, at most 2 MB, with the headings of the export."),
        widget=forms.FileInput({"accept": ".xlsx,.csv", "class": "form-input"}),
        error_messages={"required": _("Choose a file.")},
    )

    def clean_file(self) -> Upload:
        """Refuse other kinds of file and files that are too large."""
        file = cast("Upload", self.cleaned_data["file"])
        name = (file.name or "").lower()
        if not name.endswith((".xlsx", ".csv")):
            raise forms.ValidationError(_("That is another kind of file. Save it as XLSX or CSV first."))
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("The file is too large: at most 2 MB."))
        return file
