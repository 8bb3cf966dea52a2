"""Names are found through keyed digests that forgive accents, spacing and a slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.foundation.index import exact_key, fold, fold_phone, search_keys


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Zoé", "zoe"),
        ("  O’Connor ", "oconnor"),
        ("D'Arcy-Lee", "darcy lee"),
        ("ŁUCJA", "lucja"),
        ("Straße", "strasse"),
        ("ﬁona", "fiona"),
        ("王小明", "王小明"),
        ("نور", "نور"),
        ("Kay 🌱", "kay"),
    ],
)
def test_folding_forgives_case_accents_and_apostrophes(typed, folded):
    assert fold(typed) == folded


@pytest.mark.parametrize("typed", ["+1 (416) 555-0142", "416 555 0142", "1-416-555-0142", "4165550142"])
def test_phones_fold_to_one_form(typed):
    assert fold_phone(typed) == "4165550142"


def test_a_one_letter_slip_shares_most_pieces():
    name, slip, other = search_keys("Amara"), search_keys("Amera"), search_keys("Joy")
    assert len(name & slip) >= 2 > len(name & other)


def test_spacing_is_forgiven():
    assert search_keys("Blue coat") & search_keys("bluecoat")


def test_digests_are_keyed_and_tell_kinds_apart():
    assert exact_key("4165550142", "phone") != exact_key("4165550142", "name")
    assert b"416" not in exact_key("4165550142", "phone")


@given(st.text(max_size=60))
def test_any_text_can_be_folded_and_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert all(len(key) == 8 for key in search_keys(text))
