"""Pictures and documents that editors upload."""

from __future__ import annotations

from typing import ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from cms.document_contents import check_document

CARD_SIZE: Final = "fill-640x360|format-webp|preserve-svg"
"""The picture of a card."""


class CustomImage(AbstractImage):
    """A picture (billede) with the name of whoever took it."""

    credit = models.CharField(_("photographer or source"), max_length=255, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class CustomRendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="one_rendition_per_filter")
        ]


class CustomDocument(AbstractDocument):
    """A file to download (dokument)."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Refuse a new file whose content is not what its name says.

        Raises:
            ValidationError: at the file.
        """
        super().clean()
        if self.file and not self.file._committed:  # noqa: SLF001 - Django's own mark of a file that is not stored yet
            try:
                check_document(self.file, self.file.name)
            except ValidationError as error:
                raise ValidationError({"file": error}) from error
