"""Rules of people as tables of cases: dates, weeks, steps, contact, ties, advice."""

import datetime as dt

import pytest

from beside.people.rules.circle import Opening, Relation, opening
from beside.people.rules.contact import Allowed, is_stale, may_use
from beside.people.rules.dates import (
    KnownDate,
    Precision,
    check_birth_date,
    check_mother_and_child,
    whole_months,
    whole_years,
)
from beside.people.rules.enrolment import State, check_step
from beside.people.rules.living import Living, is_together
from beside.people.rules.pregnancy import (
    BirthFacts,
    check_births,
    check_due_date,
    check_weeks,
    trimester,
    weeks_on,
)
from beside.people.rules.refusals import Because, PeopleRefusal
from beside.people.rules.stories import SHAPES, StoryKind, clean_parts
from beside.people.rules.ties import Involvement, TieGroup, TieKind, check_tie, group_of

TODAY = dt.date(2026, 11, 22)


def refused(because: Because):
    """A refusal for this reason."""
    return pytest.raises(PeopleRefusal, match=because.value[:30].replace("(", r"\("))


# Dating from the last period: 280 days; term on the due date is 40 weeks (ACOG Committee Opinion 700).
@pytest.mark.parametrize(
    ("day", "weeks"),
    [
        (dt.date(2027, 3, 1), 40),
        (dt.date(2027, 2, 22), 39),
        (dt.date(2026, 5, 25), 0),
        (dt.date(2026, 11, 22), 25),
        (dt.date(2027, 3, 8), 41),
    ],
)
def test_weeks_are_counted_from_280_days_before_the_due_date(day, weeks):
    assert weeks_on(dt.date(2027, 3, 1), day) == weeks


# ACOG: first trimester to 13 6/7 weeks, second 14 0/7 to 27 6/7, third from 28 0/7.
@pytest.mark.parametrize(
    ("weeks", "expected"), [(None, None), (1, 1), (13, 1), (14, 2), (27, 2), (28, 3), (41, 3)]
)
def test_trimester_of_engagement(weeks, expected):
    assert trimester(weeks) == expected


@pytest.mark.parametrize(
    ("due", "because"),
    [
        (TODAY + dt.timedelta(days=365), Because.DUE_TOO_FAR),
        (TODAY + dt.timedelta(days=302), Because.DUE_TOO_FAR),
        (TODAY - dt.timedelta(days=366), Because.DUE_LONG_PAST),
    ],
)
def test_a_due_date_that_cannot_be(due, because):
    with refused(because):
        check_due_date(due, TODAY)


def test_due_dates_at_the_edges_stand():
    check_due_date(TODAY + dt.timedelta(days=301), TODAY)
    check_due_date(TODAY - dt.timedelta(days=365), TODAY)


@pytest.mark.parametrize("weeks", [(0, None, None), (None, 45, None), (None, None, 99)])
def test_weeks_outside_a_pregnancy(weeks):
    with refused(Because.WEEKS_OUT_OF_RANGE):
        check_weeks(*weeks)


def test_contact_comes_before_trust_and_trust_before_joining():
    check_weeks(9, 15, 17)
    with refused(Because.WEEKS_OUT_OF_ORDER):
        check_weeks(15, 9, None)


@pytest.mark.parametrize(
    ("baby", "because"),
    [
        (BirthFacts(on=TODAY + dt.timedelta(days=1)), Because.DATE_IN_FUTURE),
        (BirthFacts(on=dt.date(2026, 4, 1)), Because.BIRTH_BEFORE_PREGNANCY),
        (BirthFacts(on=TODAY, weight_g=30_500), Because.WEIGHT_OUT_OF_RANGE),
        (BirthFacts(on=TODAY, weeks=50), Because.WEEKS_OUT_OF_RANGE),
    ],
)
def test_births_that_cannot_be(baby, because):
    due = dt.date(2026, 11, 20)
    with refused(because):
        check_births([baby], due=due, mother_born=KnownDate(), today=TODAY)


def test_a_birth_long_after_the_due_date():
    with refused(Because.BIRTH_LONG_AFTER_DUE):
        check_births([BirthFacts(on=TODAY)], due=dt.date(2026, 10, 1), mother_born=KnownDate(), today=TODAY)


def test_twins_are_born_within_months_and_somebody_is_born():
    with refused(Because.BIRTHS_FAR_APART):
        check_births(
            [BirthFacts(on=TODAY), BirthFacts(on=dt.date(2026, 1, 1))],
            due=None,
            mother_born=KnownDate(),
            today=TODAY,
        )
    with refused(Because.NO_BIRTHS):
        check_births([], due=None, mother_born=KnownDate(), today=TODAY)


@pytest.mark.parametrize(
    ("birth", "because"),
    [
        (KnownDate(dt.date(2026, 11, 23), Precision.EXACT), Because.DATE_IN_FUTURE),
        (KnownDate(dt.date(1900, 1, 1), Precision.YEAR), Because.DATE_TOO_LONG_AGO),
        (KnownDate(None, Precision.YEAR), Because.BIRTH_DATE_INCOMPLETE),
    ],
)
def test_birth_dates_that_cannot_be(birth, because):
    with refused(because):
        check_birth_date(birth, TODAY)


def test_an_unknown_birth_date_is_an_answer():
    check_birth_date(KnownDate(), TODAY)


@pytest.mark.parametrize(
    ("mother", "child", "because"),
    [
        (("2000-01-01", "exact"), ("1999-12-31", "exact"), Because.CHILD_OLDER_THAN_MOTHER),
        (("2000-01-01", "exact"), ("2008-01-01", "exact"), Because.MOTHER_TOO_YOUNG),
        (("2000-01-01", "year"), ("2008-06-01", "exact"), Because.MOTHER_TOO_YOUNG),
    ],
)
def test_mother_and_child_whose_dates_do_not_fit(mother, child, because):
    with refused(because):
        check_mother_and_child(_known(*mother), _known(*child))


def test_roughly_known_dates_get_the_benefit():
    check_mother_and_child(_known("2000-01-01", "year"), _known("2010-01-01", "year"))
    check_mother_and_child(KnownDate(), _known("2010-01-01", "exact"))


def _known(day: str, precision: str) -> KnownDate:
    return KnownDate(dt.date.fromisoformat(day), Precision(precision))


@pytest.mark.parametrize(
    ("birth", "years", "months"),
    [
        (dt.date(2026, 11, 22), 0, 0),
        (dt.date(2026, 10, 23), 0, 0),
        (dt.date(2026, 10, 22), 0, 1),
        (dt.date(2024, 11, 23), 1, 23),
        (dt.date(2024, 2, 29), 2, 32),
    ],
)
def test_whole_years_and_months(birth, years, months):
    assert (whole_years(birth, TODAY), whole_months(birth, TODAY)) == (years, months)


def _step(before, after, reason="", on=TODAY, last=None):
    check_step(before, after, last_on=last, on=on, today=TODAY, reason=reason)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, State.OUTREACH),
        (State.OUTREACH, State.WELCOMED),
        (State.WELCOMED, State.ACTIVE),
        (State.ACTIVE, State.RESTING),
        (State.RESTING, State.RETURNED),
        (State.MOVED_ON, State.RETURNED),
    ],
)
def test_steps_that_follow(before, after):
    _step(before, after, reason="as she wished")


@pytest.mark.parametrize(
    ("before", "after", "because"),
    [
        (None, State.RETURNED, Because.STATE_NOT_NEXT),
        (State.MOVED_ON, State.ACTIVE, Because.STATE_NOT_NEXT),
        (State.ACTIVE, State.ACTIVE, Because.STATE_SAME),
        (State.ACTIVE, State.MOVED_ON, Because.REASON_EMPTY),
    ],
)
def test_steps_that_do_not_follow(before, after, because):
    with refused(because):
        _step(before, after)


def test_steps_keep_the_order_of_days():
    with refused(Because.DATE_IN_FUTURE):
        _step(State.WELCOMED, State.ACTIVE, on=TODAY + dt.timedelta(days=1))
    with refused(Because.STATE_BEFORE_LAST):
        _step(State.WELCOMED, State.ACTIVE, on=dt.date(2026, 1, 1), last=dt.date(2026, 2, 1))


@pytest.mark.parametrize(("days", "stale"), [(0, False), (90, False), (91, True), (400, True)])
def test_safe_contact_is_stale_after_90_days(days, stale):
    assert is_stale(TODAY - dt.timedelta(days=days), TODAY) is stale


def test_nothing_is_sent_without_a_fresh_yes():
    assert may_use(Allowed.YES, TODAY, TODAY)
    assert not may_use(Allowed.ASK_FIRST, TODAY, TODAY)
    assert not may_use(Allowed.NO, TODAY, TODAY)
    assert not may_use(Allowed.YES, None, TODAY)


@pytest.mark.parametrize("kind", [TieKind.PARTNER, TieKind.FORMER_PARTNER, TieKind.OTHER_PARENT])
def test_partners_only_on_her_own_word_n09(kind):
    with refused(Because.HER_OWN_WORD_NEEDED):
        check_tie(kind, name="Dan", in_her_words=False, involvement=Involvement.NOT_SAID)
    check_tie(kind, name="Dan", in_her_words=True, involvement=Involvement.INVOLVED)


def test_involvement_is_only_ever_her_statement_n09():
    with refused(Because.HER_OWN_WORD_NEEDED):
        check_tie(TieKind.FATHER, name="Dan", in_her_words=False, involvement=Involvement.INVOLVED)


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        (TieKind.GRANDMOTHER, TieGroup.FAMILY),
        (TieKind.FRIEND, TieGroup.NATURAL),
        (TieKind.ELDER, TieGroup.OWN_SUPPORT),
        (TieKind.CHILD_CARE, TieGroup.CHILD_LINKED),
        (TieKind.WORKER_HERE, TieGroup.PROGRAM),
    ],
)
def test_parts_of_the_network_peer_004(kind, group):
    assert group_of(kind) is group


@pytest.mark.parametrize(
    ("living", "together"),
    [(Living.MENTOR_HOME, True), (Living.RESIDENTIAL, True), (Living.KIN, False), (Living.FOSTER, False)],
)
def test_placed_together_counts_as_together_cewh_023(living, together):
    assert is_together(living) is together


@pytest.mark.parametrize(
    ("relation", "has_reason", "expected"),
    [
        (Relation.CIRCLE, False, Opening(True)),
        (Relation.LEAD, False, Opening(True)),
        (Relation.PROGRAM, False, Opening(False, asks_reason=True)),
        (Relation.PROGRAM, True, Opening(True)),
        (Relation.CLOSE, True, Opening(False)),
        (Relation.NONE, True, Opening(False)),
    ],
)
def test_what_a_relation_opens(relation, has_reason, expected):
    assert opening(relation, has_reason=has_reason) == expected


def test_context_never_stands_without_what_protects_btc_037():
    assert SHAPES[StoryKind.CONTEXT].parts == ("hard", "protects")
    assert SHAPES[StoryKind.BEGINNINGS].parts == ("protects_seen", "protects", "hard_seen", "hard")


def test_a_text_of_20000_signs_fits_and_one_more_does_not():
    assert clean_parts(StoryKind.HOPES, {"as_parent": "a" * 20_000})["as_parent"]
    with refused(Because.TEXT_TOO_LONG):
        clean_parts(StoryKind.HOPES, {"as_parent": "a" * 20_001})


def test_a_text_of_a_joined_record_keeps_its_label():
    assert SHAPES[StoryKind.CONTEXT].label("violence--ab12cd34") == "violence"
