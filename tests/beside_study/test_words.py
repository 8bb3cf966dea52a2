"""Words by rule (N22): verbs follow the design, nothing hides a null, page one is easy to read."""

from __future__ import annotations

import pytest

from beside_study.words.banned import claims_in, hiding_in
from beside_study.words.caveats import CAVEATS
from beside_study.words.numbers import between, chance, plain, share, signed
from beside_study.words.reading import grade, syllables
from beside_study.words.sentence import ForbiddenWords, quoted, reason, say
from beside_study.words.verbs import difference_verb, verdict


@pytest.mark.parametrize(
    "text",
    ["It caused a fall.", "The program is effective.", "It works.", "The impact was large.", "Thanks to the program.",
     "This proved it.", "Less use due to the program.", "It led to less use.", "The causal effect."],
)  # fmt: skip
def test_no_claims_without_randomisation(text: str) -> None:
    with pytest.raises(ForbiddenWords):
        say(text)


@pytest.mark.parametrize(
    "text",
    [
        "The result was n.s.",
        "This was not significant.",
        "Treatment failure.",
        "12 drop-outs.",
        "A trend towards less.",
    ],
)
def test_words_that_hide_or_hurt_are_never_said(text: str) -> None:
    with pytest.raises(ForbiddenWords):
        say(text, randomised=True)


def test_a_trial_may_say_led_to_and_still_never_proves() -> None:
    assert say("It led to lower scores.", randomised=True)
    with pytest.raises(ForbiddenWords):
        say("The trial proved it.", randomised=True)


@pytest.mark.parametrize(
    "text",
    [
        "because she came",
        "a social worker",
        "the framework",
        "insights",
        "approve of it",
        "costs beside results",
    ],
)
def test_harmless_words_pass(text: str) -> None:
    assert not claims_in(text, randomised=False)
    assert not hiding_in(text)


def test_names_from_the_table_are_not_our_words() -> None:
    assert say(f"Given {quoted('works')} at the start.")


@pytest.mark.parametrize("key", sorted(CAVEATS))
def test_every_caveat_may_be_said_and_is_plain(key: str) -> None:
    assert say(CAVEATS[key]) == CAVEATS[key]
    assert grade(CAVEATS[key]) <= 9


def test_the_verb_follows_design_and_set() -> None:
    assert difference_verb(randomised=True, as_assigned=True, higher=False) == "led to lower"
    assert difference_verb(randomised=True, as_assigned=False, higher=False) == "was lower than"
    assert difference_verb(randomised=False, as_assigned=True, higher=True) == "was higher than"


@pytest.mark.parametrize(
    ("low", "high", "sign", "expected"),
    [
        (1, 2, 1, "better"),
        (1, 2, -1, "worse"),
        (-2, -1, -1, "better"),
        (-1, 2, 1, "unclear"),
        (0, 1, 1, "unclear"),
        (None, None, 1, "described"),
    ],
)
def test_a_verdict_is_the_interval_and_the_direction(
    low: float, high: float, sign: int, expected: str
) -> None:
    assert verdict(low, high, sign) == expected


def test_numbers_keep_a_true_minus_and_an_exact_p() -> None:
    assert plain(-3.14159, 2) == "\u22123.14"
    assert plain(-0.001, 1) == "0.0"
    assert signed(2.0) == "+2.0"
    assert between(-1, 2) == "\u22121.0 to 2.0"
    assert chance(0.0489) == "0.049"
    assert chance(0.00001) == "below 0.001"
    assert share(0.306) == "31%"
    assert plain(float("nan")) == "not shown"


def test_the_reading_grade_of_known_texts() -> None:
    """Hand count: 6 words, 1 sentence, 6 syllables: 0.39*6 + 11.8 - 15.59 = -1.45."""
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)
    assert [syllables(w) for w in ("mother", "changed", "started", "use", "little")] == [2, 1, 2, 1, 2]


def test_a_refusal_from_elsewhere_never_breaks_a_report() -> None:
    assert reason("A covariate can be worked out from the others.").startswith("A covariate")
    assert say(reason("The program caused it.")) == "These data do not allow it."
