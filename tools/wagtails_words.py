"""What Wagtail says on the editors' screens: its English catalogues, for which we keep a Danish of our own.

Wagtail's Danish covers an eighth of its words and calls things by other names than we do ("udgiv en skitse"). So
locale/wagtail/ holds all of them, and its Danish stands before Wagtail's. Where our own source has the same English,
the Danish of our own catalogue holds for both; a word that means something else there has a context in our source.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from tools.catalogues import Found, TranslationError, active, add, plural_of, read

FOLDER: Final = "wagtail"
PACKAGES: Final = ("wagtail", "taggit")
NOT_USED: Final = ("wagtail.contrib.styleguide", "wagtail.contrib.table_block")
"""Apps that are not installed: nobody meets their words."""
DOMAINS: Final = {"django": "what the server writes", "djangojs": "what the scripts write"}


def english(domain: str) -> Found:
    """Every message of `domain` in the catalogues that the packages come with, with the apps that have it."""
    found: Found = {}
    for package in PACKAGES:
        spec = find_spec(package)
        if not spec or not spec.origin:
            message = f"{package} is not installed."
            raise TranslationError(message)
        home = Path(spec.origin).parent
        for path in sorted(home.glob(f"**/locale/en/LC_MESSAGES/{domain}.po")):
            app = ".".join((package, *path.relative_to(home).parts[:-4]))
            if app in NOT_USED:
                continue
            for key, word in active(read(path, "en")).items():
                add(found, key, plural_of(word), app)
    return found
