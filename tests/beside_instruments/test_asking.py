"""One question a page: order, skips, going back, and what is left blank."""

from __future__ import annotations

from beside_instruments import Progress, complete_skips, load, next_item, progress, skipped


def test_questions_come_in_order_and_a_blank_counts_as_dealt_with() -> None:
    phq9 = load("phq9")

    first = next_item(phq9, {})
    third = next_item(phq9, {"1": 2, "2": None})

    assert first is not None and first.id == "1"
    assert third is not None and third.id == "3"


def test_skipped_questions_are_not_asked() -> None:
    audit = load("audit")

    assert skipped(audit, {"1": 0}) == {"2", "3", "4", "5", "6", "7", "8"}
    assert skipped(audit, {"1": 2, "2": 0, "3": 0}) == {"4", "5", "6", "7", "8"}
    assert skipped(audit, {"1": 2, "2": 0}) == set()
    following = next_item(audit, {"1": 0})
    assert following is not None and following.id == "9"


def test_no_exposure_ends_the_screen() -> None:
    screen = load("pcptsd5")

    assert next_item(screen, {"exposure": 0}) is None
    assert complete_skips(screen, {"exposure": 0})["5"] == "not_asked"


def test_completing_writes_the_skips_and_the_score_counts_them() -> None:
    audit = load("audit")

    finished = complete_skips(audit, {"1": 0, "9": 2, "10": 0})

    assert finished["8"] == "not_asked"
    assert audit.score(finished).get("total").value == 2


def test_going_back_and_forth() -> None:
    phq9 = load("phq9")
    form = {"1": 0, "3": 0}

    after_three = next_item(phq9, form, after="3")

    assert after_three is not None and after_three.id == "4"
    assert next_item(phq9, {str(n): 0 for n in range(1, 11)}) is None


def test_progress_counts_what_is_asked() -> None:
    assert progress(load("audit"), {"1": 0}) == Progress(done=1, asked=3)
    assert progress(load("phq9"), {"1": 0, "2": None}) == Progress(done=2, asked=10)
