"""Something of her timeline in one short line, for a list to choose from."""

from __future__ import annotations

from django.utils.translation import gettext as _

from beside.ui.tags.words import in_words as day_words

from ..queries import Nearby
from ..rules.her_story import Around
from ..story_words import AROUND
from ..words import KINDS


def in_words(one: Nearby) -> str:
    """Its day and what it is."""
    what = str(AROUND[one.what])
    if one.what == Around.CONTACT:
        what = str(KINDS.get(one.words, one.words))
    elif one.words:
        what = f"{what}: {one.words[:60]}"
    return _("%(day)s · %(what)s") % {"day": day_words(one.on, "short"), "what": what}
