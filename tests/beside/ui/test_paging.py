"""Long lists in parts: nothing twice, nothing left out, also when rows share a moment."""

import pytest

from beside.foundation.models.draft import Draft
from beside.ui.paging import keyset_page


@pytest.fixture
def drafts(db):
    import datetime as dt
    from uuid import uuid4

    at = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
    for number in range(23):
        draft = Draft(actor_id=uuid4(), form="f", subject=str(number), data={})
        draft.updated_at = at + dt.timedelta(hours=number // 4)
        draft.save()
    return Draft.objects.all()


def page_of(rf, rows, url, order):
    return keyset_page(rows, rf.get(url or "/list/?site=w"), order=order, size=5)


@pytest.mark.parametrize("order", ["-updated_at", "updated_at"])
def test_walking_forth_and_back_sees_every_row_once(rf, drafts, order):
    there, page = [], page_of(rf, drafts, "", order)
    there.append([row.pk for row in page.items])
    while page.next_url:
        page = page_of(rf, drafts, page.next_url, order)
        there.append([row.pk for row in page.items])
    assert sorted(pk for part in there for pk in part) == sorted(drafts.values_list("pk", flat=True))
    back = [there[-1]]
    while page.previous_url:
        page = page_of(rf, drafts, page.previous_url, order)
        back.append([row.pk for row in page.items])
    assert back[::-1] == there


def test_the_rest_of_the_address_is_kept(rf, drafts):
    assert "site=w" in page_of(rf, drafts, "", "-updated_at").next_url


def test_a_changed_place_shows_the_beginning(rf, drafts):
    first = page_of(rf, drafts, "", "-updated_at")
    changed = page_of(rf, drafts, "/list/?page=nonsense", "-updated_at")
    assert [row.pk for row in changed.items] == [row.pk for row in first.items]
    assert changed.previous_url == ""


def test_each_part_is_one_query(rf, drafts, django_assert_num_queries):
    with django_assert_num_queries(1):
        page_of(rf, drafts, "", "-updated_at")
