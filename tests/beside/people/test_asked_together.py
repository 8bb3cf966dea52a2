"""Questions asked in step: fewer statements, and the very rows Django would have read."""

import pytest
from django.db import connection
from django.db.models import Count, FloatField, Max, Value
from django.test.utils import CaptureQueriesContext

from beside.foundation.models import AuditEntry
from beside.foundation.one_statement import fetch
from beside.foundation.together import in_step, question, rows, settled, together
from beside.people.models import Assignment, Client, EnrolmentState, Person, PersonName, Pregnancy
from beside.people.queries import circle_of, panel, standings

pytestmark = pytest.mark.django_db


def _querysets():
    """Models with joined rows, sealed text, dates, moments, JSON; values; an annotation; nothing at all."""
    return [
        Client.objects.with_people().order_by("-created_at", "pk"),
        PersonName.objects.order_by("created_at", "pk"),
        Person.objects.order_by("pk")[:2],
        Pregnancy.objects.select_related("subject__person"),
        EnrolmentState.objects.values_list("state", flat=True).order_by("on", "created_at"),
        EnrolmentState.objects.values("enrolment_id").annotate(n=Count("pk"), last=Max("on")).order_by("n"),
        Assignment.objects.select_related("user", "program").order_by("pk"),
        AuditEntry.objects.order_by("number"),
        Client.objects.none(),
        Client.objects.filter(pk__in=[]),
    ]


def _plain(row):
    if not hasattr(row, "_state"):
        return row
    kept = {name: value for name, value in vars(row).items() if name != "_state"}
    joined = {name: _plain(one) for name, one in row._state.fields_cache.items() if one is not None}
    return {name: (type(value), value) for name, value in kept.items()} | {"joined": joined}


def test_the_rows_are_those_django_reads_itself(family):
    with CaptureQueriesContext(connection) as asked:
        found = fetch(_querysets())
    assert len(asked) == 1
    for mine, queryset in zip(found, _querysets(), strict=True):
        assert [_plain(row) for row in mine] == [_plain(row) for row in queryset]


def test_a_sealed_name_opens_from_a_joint_statement(family):
    names, _other = fetch([PersonName.objects.order_by("created_at"), Client.objects.all()])
    assert {"Kay", "Jo"} <= {name.name for name in names}


def test_a_number_that_json_would_round_travels_by_itself(family):
    exact = 0.1 + 0.2
    tenths = Client.objects.annotate(x=Value(exact, FloatField())).values_list("x", flat=True)
    with CaptureQueriesContext(connection) as asked:
        found = fetch([tenths, Client.objects.order_by("pk"), Person.objects.order_by("pk")])
    assert set(found[0]) == {exact}
    assert len(asked) == 2


def test_asked_in_step_the_answers_are_those_asked_alone(house, family):
    nadia = house.actor("nadia")
    alone = circle_of(nadia, family.mother), standings(nadia, family.mother), panel(nadia, family.mother)
    with CaptureQueriesContext(connection) as asked:
        circle, places, people = together(
            circle_of.asked(nadia, family.mother),
            standings.asked(nadia, family.mother),
            panel.asked(nadia, family.mother),
        )
    assert len(asked) == 2  # one round for all, one for what needs her labels
    assert (circle, places) == alone[:2]
    assert people == alone[2]


def test_questions_of_different_length_wait_for_each_other(family):
    @question
    def twice():
        (first,) = yield from in_step(rows(Client.objects.order_by("pk")[:1]))
        found = yield Client.objects.filter(pk=first[0].pk)
        return found[0].pk

    @question
    def pair():
        clients, people = yield Client.objects.all(), Person.objects.all()
        return len(clients), len(people)

    with CaptureQueriesContext(connection) as asked:
        answers = together(twice.asked(), pair.asked(), settled("known"), rows(Client.objects.all()))
    assert answers[0] == Client.objects.order_by("pk")[0].pk
    assert answers[1:3] == ((Client.objects.count(), Person.objects.count()), "known")
    assert len(answers[3]) == Client.objects.count()
    assert len(asked) == 2
