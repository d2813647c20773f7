"""From a kind and its placeholders to a subject and a text, and from a text to simple HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.template import Context, TemplateDoesNotExist
from django.template.backends.django import Template
from django.template.loader import get_template, render_to_string
from django.utils import translation
from django.utils.html import urlize
from django.utils.safestring import SafeString

from volunteering import phone_numbers
from volunteering.messaging.kinds import MessageKind, WrongPlaceholdersError
from volunteering.messaging.links import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST_SUBJECT = 200


def render(kind: MessageKind, context: Mapping[str, object], language: str) -> tuple[str, str]:
    """Return the subject and the body of a message in one language.

    The template is plain text: nothing is escaped for HTML. Beside the kind's own placeholders it knows ``site_name``,
    ``site_url``, ``contact_name``, ``contact_phone`` and ``contact_email``.

    Raises:
        WrongPlaceholdersError: ``context`` has other names than the kind declares.
    """
    if set(context) != kind.placeholders:
        raise WrongPlaceholdersError(kind.name, sorted(set(context) ^ kind.placeholders))
    template = get_template(f"messages/{kind.name}.txt")
    if not isinstance(template, Template):
        raise TemplateDoesNotExist(kind.name)
    with translation.override(language):
        everything = {
            "site_name": settings.SITE_NAME,
            "site_url": absolute("/"),
            "contact_name": settings.CONTACT_NAME,
            "contact_phone": phone_numbers.shown(settings.CONTACT_PHONE),
            "contact_email": settings.CONTACT_EMAIL,
            **context,
        }
        text = template.template.render(Context(everything, autoescape=False))
    subject, _newline, body = text.strip().partition("\n")
    # Mail servers refuse a subject of several lines, and the database a text with NUL.
    return " ".join(subject.split())[:LONGEST_SUBJECT], body.strip().replace("\x00", "")


@dataclass(frozen=True)
class Block:
    """A paragraph, or a list when every line begins with a hyphen. The lines are HTML with links."""

    lines: tuple[SafeString, ...]
    is_list: bool


def blocks(body: str) -> Iterator[Block]:
    """Split a plain text at its empty lines, escape it and make its addresses links."""
    for paragraph in body.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        if not lines:
            continue
        is_list = all(line.startswith("- ") for line in lines)
        texts = [line.removeprefix("- ") for line in lines] if is_list else lines
        yield Block(tuple(SafeString(urlize(text, autoescape=True)) for text in texts), is_list)


def as_html(*, subject: str, body: str, language: str) -> str:
    """Return the same message as a simple HTML page for mail programs."""
    with translation.override(language):
        return render_to_string(
            "messages/_mail.html",
            {"subject": subject, "blocks": list(blocks(body)), "language": language, "site_name": settings.SITE_NAME},
        )
