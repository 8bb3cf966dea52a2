"""What to say, and what to do next, when a rule about staff or sign-in says no."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .rules import FEWEST_CHARACTERS, Because, StaffRefusal


def sentence(because: Because) -> str:
    """One reason in words a person can act on."""
    return {
        Because.NAME_NOT_USABLE: _(
            "Use 2 to 40 letters, digits, dots or hyphens. An e-mail address does not work here."
        ),
        Because.NAME_TAKEN: _("This sign-in name is in use. Add a letter or a digit."),
        Because.NO_ROLE: _("Choose at least one role."),
        Because.ROLE_NEEDS_PROGRAM: _("This role is held in a program. Choose which."),
        Because.ROLE_IS_EVERYWHERE: _(
            "This role counts for the whole organisation. Choose no program for it."
        ),
        Because.BEGINS_TOO_LATE: _("Choose a day within the next year."),
        Because.ENDS_BEFORE_IT_BEGINS: _("The last day comes before the first. Check both."),
        Because.IN_THE_PAST: _("A role begins today or later. What was before stays as it was written."),
        Because.CODE_NOT_GOOD: _(
            "This name and code do not go together, or the code is used up. "
            "Ask the person who gave it to you for a new one."
        ),
        Because.PASSWORD_SHORT: _(
            "Choose at least %(count)d characters. A few words in a row are easy to keep."
        )
        % {"count": FEWEST_CHARACTERS},
        Because.PASSWORD_COMMON: _("Many people use this one, so it is tried first. Choose another."),
        Because.PASSWORD_HOLDS_NAME: _("This is mostly a name. Choose words that nobody would guess."),
        Because.LAST_ADMINISTRATOR: _("Somebody has to manage staff. Give this role to a colleague first."),
        Because.HERSELF: _("You cannot do this to your own sign-in. Ask another administrator."),
        Because.ALREADY_SO: _("Somebody has done this already. Nothing more is needed."),
        Because.HERS_TO_PAUSE: _(
            "A mother's pages stay hers. She can pause them herself, with you if she likes."
        ),
        Because.PLACE_EXISTS: _("There is one with this name already. Choose another name."),
    }[because]


def refuse(because: Because) -> StaffRefusal:
    """The refusal to raise, with its words."""
    return StaffRefusal(because, sentence(because))
