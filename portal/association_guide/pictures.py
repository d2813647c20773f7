"""The picture of an entry: stored with the others of the site, in a collection of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wagtail.images import get_image_model
from wagtail.models import Collection

if TYPE_CHECKING:
    from portal.association_guide.forms import EntryForm
    from portal.association_guide.models import Entry
    from volunteering.people.models import User

COLLECTION: Final = "Foreninger"


def put(draft: Entry, form: EntryForm, *, acting_user: User) -> None:
    """Give the draft the picture that came with the form, or take its picture away."""
    if form.cleaned_data.get("remove_picture"):
        draft.picture = None
        draft.picture_text = ""
    file = form.new_picture
    if file is not None:
        image: Any = get_image_model()(
            title=draft.name[:255],
            file=file,
            collection=_collection(),
            uploaded_by_user=acting_user,
        )
        image.save()
        draft.picture = image


def _collection() -> Any:  # noqa: ANN401 - Wagtail's
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)
