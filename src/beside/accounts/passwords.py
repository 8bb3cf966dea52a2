"""The password rule, in the form Django's password fields ask for."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .refusals import sentence
from .rules import FEWEST_CHARACTERS, judge_password

# Names of the house and its work: the first words anybody would try here.
_WORDS_OF_THE_HOUSE = ("beside", "mother", "mothers", "breaking", "cycle", "program", "welcome")


@cache
def _known() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


class LongEnoughAndUnknown:
    """At least twelve characters, not commonly used, not made of her name. No rules about signs."""

    def validate(self, password: str, user: Any = None) -> None:
        own = [getattr(user, name, "") or "" for name in ("sign_in_name", "display_name", "email")]
        own += [word for text in own for word in text.split()]
        decision = judge_password(
            password, own_words=[*own, *_WORDS_OF_THE_HOUSE], is_known=lambda folded: folded in _known()
        )
        if decision.because is not None:
            raise ValidationError(sentence(decision.because), code=decision.because.value)

    def get_help_text(self) -> str:
        return _("At least %(count)d characters. A few words in a row are easy to keep.") % {
            "count": FEWEST_CHARACTERS
        }
