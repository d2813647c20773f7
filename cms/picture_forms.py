"""The editors' form of a picture: only what can be drawn is taken."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from volunteering.web import pictures


class WholePictureField(WagtailImageField):
    """Wagtail's field; a picture that was cut off is refused as one that cannot be shown."""

    def to_python(self, data: Any) -> Any:  # noqa: ANN401 - Django's
        """Return the file once it can be drawn to its last line."""
        try:
            file = super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:
            raise self._cannot_be_shown() from error
        if file is not None and not pictures.is_whole(file):
            raise self._cannot_be_shown()
        return file

    def _cannot_be_shown(self) -> ValidationError:
        return ValidationError(self.error_messages["invalid_image"], code="invalid_image")


class PictureForm(BaseImageForm):
    """Wagtail's form of a picture, in every screen where one is uploaded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Ask more of the file; the screen that edits several pictures has no file in its form."""
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")
        if field is not None:
            self.fields["file"] = WholePictureField(label=field.label, required=field.required, widget=field.widget)
