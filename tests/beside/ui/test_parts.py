"""Components in words: what each draws, what it escapes, what it says when there is nothing."""

import datetime as dt

import pytest
from django.template import Context, Template
from django.utils import translation

from beside.ui import navigation
from beside.ui.rules import ApproximateDate
from beside.ui.tags.words import approximate, in_words


def draw(template, **context):
    return Template("{% load ui %}" + template).render(Context(context))


@pytest.fixture
def _a_day(monkeypatch):
    monkeypatch.setattr("beside.ui.tags.words.today", lambda: dt.date(2026, 11, 22))


@pytest.mark.usefixtures("_a_day")
@pytest.mark.parametrize(
    ("day", "style", "words"),
    [
        (dt.date(2026, 11, 26), "", "26 November 2026"),
        (dt.date(2026, 11, 26), "short", "26 Nov"),
        (dt.date(2025, 11, 26), "short", "26 Nov 2025"),
        (dt.date(2026, 11, 26), "weekday", "Thursday 26 November"),
        (dt.date(2026, 11, 22), "since", "today"),
        (dt.date(2026, 11, 21), "since", "yesterday"),
        (dt.date(2026, 11, 23), "since", "tomorrow"),
        (dt.date(2026, 11, 15), "since", "7 days ago"),
        (dt.date(2026, 11, 29), "since", "in 7 days"),
        (dt.date(2026, 1, 2), "since", "2 Jan"),
        (dt.datetime(2026, 11, 26, 14, 5), "", "26 November 2026, 14:05"),
        (dt.datetime(2026, 11, 26, 14, 5), "time", "14:05"),
        (dt.date(2026, 11, 26), "month", "November 2026"),
    ],
)
def test_dates_in_words(day, style, words):
    assert in_words(day, style) == words


def test_dates_follow_the_language():
    with translation.override("fr-ca"):
        assert in_words(dt.date(2026, 11, 26)) == "26 novembre 2026"


def test_moments_are_shown_in_local_time():
    html = draw("{% when at %}", at=dt.datetime(2026, 11, 17, 15, 30, tzinfo=dt.UTC))
    assert html == '<time datetime="2026-11-17T10:30-05:00">17 November 2026, 10:30</time>'


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (ApproximateDate("day", 1999, 4, 3), "3 April 1999"),
        (ApproximateDate("month", 1999, 4), "April 1999"),
        (ApproximateDate("year", 1999), "in 1999"),
        (ApproximateDate("unknown"), "not known"),
    ],
)
def test_vague_dates_are_said_as_vague_as_they_are(date, words):
    assert approximate(date) == words


def test_a_card_of_two_kinds_of_person_carries_the_word():
    html = draw('{% card "Kiwi" kind="child" url="/k/" %}<p>x</p>{% endcard %}')
    assert '<span class="beside-card__kind">Child</span>' in html
    assert '<a class="govuk-link" href="/k/">Kiwi</a>' in html
    assert "<p>x</p>" in html


def test_an_empty_fact_is_said_in_words():
    assert "Not noted" in draw("{% summary_list rows %}", rows=[("Phone", "")])
    assert "Not noted" not in draw("{% summary_list rows %}", rows=[("Children", 0)])


@pytest.mark.parametrize(
    "template",
    [
        "{% card bad %}{{ bad }}{% endcard %}",
        "{% tag bad %}",
        "{% empty bad %}",
        "{% note title=bad %}{{ bad }}{% endnote %}",
        "{% inset %}{{ bad }}{% endinset %}",
        "{% entry title=bad meta=bad %}{{ bad }}{% endentry %}",
        "{% details bad %}{{ bad }}{% enddetails %}",
        "{% section bad %}{{ bad }}{% endsection %}",
        "{% button bad url=bad confirm=bad %}",
        "{% button bad confirm=bad %}",
        "{% post_button bad bad confirm=bad %}",
        "{% back_link bad bad %}",
        "{% progress 1 2 bad %}",
        "{% summary_list rows %}",
        "{% table bad head rows %}",
        "{% tabs tabs %}",
        "{% steps steps %}",
        "{% trio %}{{ bad }}{% endtrio %}",
    ],
)
def test_names_that_look_like_markup_stay_names(template):
    bad = "\"><script>alert('x')</script>"
    html = draw(
        template,
        bad=bad,
        head=[bad, (bad, "n")],
        rows=[(bad, bad)],
        tabs=[(bad, bad, True)],
        steps=[(bad, True)],
    )
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_n38_a_tag_says_its_meaning_in_words():
    assert draw('{% tag "Waiting" tone="teal" %}') == (
        '<strong class="govuk-tag beside-tag--teal">Waiting</strong>'
    )


def test_pages_of_a_list_are_links():
    class Page:
        previous_url, next_url = "", "/list/?page=x"

    html = draw("{% pager page %}", page=Page())
    assert 'rel="next"' in html
    assert 'rel="prev"' not in html
    assert draw("{% pager page %}", page=None).strip() == ""


def test_navigation_shows_what_this_person_may_open_and_where_she_is(rf):
    navigation.add("Gallery", "ui:gallery", "", 900)
    navigation.add("Hidden", "ui:still_here", "nobody.has_this", 901)
    navigation.add("Nowhere", "nobody:serves_this", "", 902)
    try:
        request = rf.get("/ui/gallery/")
        assert navigation.items(request) == []
        request.actor = type("Anybody", (), {"can": lambda self, cap: False})()
        shown = {item.label: item.is_current for item in navigation.items(request)}
        assert shown["Gallery"] is True
        assert "Hidden" not in shown
        assert "Nowhere" not in shown
    finally:
        for name in ("ui:gallery", "ui:still_here", "nobody:serves_this"):
            navigation.remove(name)


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/desk/", "Today"),
        ("/desk/week/", "Today"),
        ("/desk/plan/0/goal/", "Families"),
        ("/desk/story/0/", "Families"),
        ("/desk/families/", "Families"),
        ("/desk/numbers/who/", "Numbers"),
        ("/account/you/", None),
    ],
)
def test_a_page_about_a_family_stands_under_families_and_not_under_today(rf, path, marked):
    request = rf.get(path)
    request.actor = type("Anybody", (), {"can": lambda self, cap: True})()
    assert [item.label for item in navigation.items(request) if item.is_current] == (
        [marked] if marked else []
    )
