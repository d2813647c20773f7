"""Blocks with pictures, files and tables."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from cms.blocks.text import INLINE


class PictureBlock(blocks.StructBlock):
    """A picture with its words (billede)."""

    picture = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), max_length=200, required=False)

    def get_preview_value(self) -> Any:  # noqa: ANN401 - Wagtail's signature
        """Show the newest picture there is."""
        image = get_image_model().objects.order_by("-pk").first()
        value = {"image": image.pk, "alt_text": image.description, "decorative": False} if image else None
        return self.to_python({"picture": value, "caption": "Fredag formiddag på Blå Stue."})

    class Meta:
        icon = "image"
        label = _("picture")
        description = _("A picture with a caption. Photographer or source comes from the picture itself.")
        template = "cms/blocks/picture.html"


class DownloadBlock(blocks.StructBlock):
    """A file and what it is called on the page."""

    document = DocumentChooserBlock(label=_("document"))
    title = blocks.CharBlock(
        label=_("title on the page"), max_length=120, required=False, help_text=_("Empty: the document's own title.")
    )


class DownloadsBlock(blocks.StructBlock):
    """Files to download (filer)."""

    title = blocks.CharBlock(label=_("title"), max_length=80)
    files = blocks.ListBlock(DownloadBlock(), label=_("documents"), min_num=1, max_num=20)

    def get_preview_value(self) -> Any:  # noqa: ANN401 - Wagtail's signature
        """Show the newest documents there are."""
        newest = get_document_model().objects.order_by("-pk")[:2]
        files = [{"document": document.pk, "title": ""} for document in newest]
        return self.to_python({"title": "Til at hente", "files": files})

    class Meta:
        icon = "doc-full"
        label = _("documents to download")
        description = _("Files with their kind and size.")
        template = "cms/blocks/downloads.html"


class TableBlock(blocks.StructBlock):
    """A table (tabel)."""

    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("short text"), required=False, max_length=300)),
            ("rich_text", blocks.RichTextBlock(label=_("text"), required=False, features=INLINE)),
            ("number", blocks.DecimalBlock(label=_("number"), required=False)),
        ],
        label=_("table"),
    )

    def get_preview_value(self) -> Any:  # noqa: ANN401 - Wagtail's signature
        """Show a small table."""
        table = {
            "caption": "Hvem gør hvad",
            "columns": [{"type": "text", "heading": "Opgave"}, {"type": "text", "heading": "Hvem"}],
            "rows": [{"values": ["Vande blomster", "Frivillige"]}, {"values": ["Medicin", "Personalet"]}],
        }
        return self.to_python({"table": table})

    class Meta:
        icon = "table"
        label = _("table")
        description = _("A table. Give it a caption: it is read aloud before the cells.")
        template = "cms/blocks/table.html"
