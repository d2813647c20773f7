"""The words of the editors' scripts, in our Danish."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response


class _ScriptWords(JavaScriptCatalog):
    """Wagtail's words for its scripts, then ours: where packages are named, Django leaves LOCALE_PATHS out."""

    packages = ["wagtail.admin"]

    def get_paths(self, packages: list[str]) -> list[str]:
        """Return where the catalogues lie; what comes later stands before what came earlier."""
        return [*super().get_paths(packages), *(str(path) for path in reversed(settings.LOCALE_PATHS))]


_words = _ScriptWords.as_view()


@require_safe
def script_words(request: HttpRequest) -> HttpResponseBase:
    """Answer in the language that the editor has chosen for these screens."""
    response: HttpResponseBase = get_localized_response(_words, request)
    return response
