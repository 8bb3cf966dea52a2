"""Names in any script; forgiving comparison; never more forgiving than one or two letters."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.foundation.index import fold
from beside.people.models.naming import asked_keys, folded, name_keys
from beside.people.rules.names import NameKind, called, clean_name, closeness, slips
from beside.people.rules.refusals import PeopleRefusal

NAMES = [
    "Kay",
    "blue coat",
    "Zoë",
    "Ngọc Ánh",
    "O’Brien",
    "D'Arcy-Smith",
    "María del Carmen Ruiz Soto",
    "فاطمة",
    "ᐊᓇ",
    "小雨",
    "🦋",
    "Kay 🦋",
    "Łucja",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_as_it_is_written(name):
    assert clean_name(f"  {name}  ") == name


@pytest.mark.parametrize("empty", ["", "   ", "\u200b", "\n\t", "\u202e"])
def test_a_name_of_nothing_is_refused(empty):
    with pytest.raises(PeopleRefusal):
        clean_name(empty)


def test_hidden_direction_signs_are_dropped():
    assert clean_name("Kay\u202egnp") == "Kaygnp"


def test_201_signs_are_too_many():
    with pytest.raises(PeopleRefusal):
        clean_name("a" * 201)


def test_the_name_used_is_the_one_she_prefers():
    names = {NameKind.LEGAL: "Katherine", NameKind.NICKNAME: "Kay"}
    assert called(names) == "Kay"
    assert called(names | {NameKind.PREFERRED: "Kit"}) == "Kit"


# Damerau's four slips (F. J. Damerau, 1964): a letter wrong, missing, extra, or two swapped.
@pytest.mark.parametrize(
    ("typed", "name", "n"),
    [("kate", "kane", 1), ("kae", "kate", 1), ("katte", "kate", 1), ("kaet", "kate", 1), ("tina", "kate", 4)],
)
def test_slips_between_two_words(typed, name, n):
    assert slips(typed, name) == n


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("amara", "Amara"),
        ("amra", "Amara"),
        ("amaar", "Amara"),
        ("Zoe", "Zoë"),
        ("obrien", "O’Brien"),
        ("mary ann", "Maryann"),
        ("maryann", "Mary-Ann"),
        ("ngoc", "Ngọc Ánh"),
        ("del carmen", "María del Carmen Ruiz Soto"),
        ("Kai", "Kay"),
        ("Kya", "Kay"),
        ("k", "Kay"),
        ("فاطمه", "فاطمة"),
        ("🦋", "🦋"),
    ],
)
def test_a_search_forgives(typed, name):
    assert closeness(folded(typed), folded(name)) is not None
    assert asked_keys(typed) & name_keys(name)


@pytest.mark.parametrize(("typed", "name"), [("jo", "Ama"), ("amara", "Anna"), ("kay", "Lou"), ("Bo", "Jo")])
def test_a_search_does_not_guess(typed, name):
    assert closeness(folded(typed), folded(name)) is None


words = st.text(alphabet=string.ascii_lowercase + "éüñçøł", min_size=3, max_size=14)


@given(words, st.integers(0, 13), st.sampled_from(string.ascii_lowercase))
def test_any_one_letter_slip_is_forgiven_and_reaches_the_index(name, place, letter):
    """For every name of three letters or more: changing one letter still finds it."""
    place %= len(name)
    typed = name[:place] + letter + name[place + 1 :]
    assert closeness(fold(typed), fold(name)) is not None
    if len(fold(name)) >= 3:
        assert asked_keys(typed) & name_keys(name)


@given(words, st.integers(0, 13))
def test_any_missing_letter_is_forgiven(name, place):
    place %= len(name)
    typed = name[:place] + name[place + 1 :]
    if len(fold(typed)) >= 3:
        assert closeness(fold(typed), fold(name)) is not None
        assert asked_keys(typed) & name_keys(name)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_slips_are_the_same_both_ways(one, other):
    assert slips(one, other) == slips(other, one)


@given(st.text(min_size=1, max_size=250))
def test_any_text_is_a_name_or_a_calm_no(text):
    try:
        name = clean_name(text)
    except PeopleRefusal:
        return
    assert clean_name(name) == name
