"""Plans of the journey families: goals in their own order, a look at them together, a path, an understanding."""

from __future__ import annotations

import datetime as dt

from beside.accounts.models import Program
from beside.care import actions as care
from beside.care.actions import GoalTold, LookedAt
from beside.care.models import Goal
from beside.foundation.actor import Actor
from beside.people.models import Client

from ..family import Family


def kays_goals(family: Family, at: dt.datetime) -> None:
    """Before the birth: what she wants, the tie first, nothing about substances at the top."""
    by = family.key.actor
    _goal(family, family.her, by, "A place where nobody knocks at night.", "wellbeing basics",
          "Housing list, second letter", "Nadia")  # fmt: skip
    _goal(family, family.her, by, "Not to be alone on the hard dates.", "trauma use",
          "Choose who to call on the 14th", "Kay and Nadia")  # fmt: skip
    care.write_path(
        family.her,
        ["reduce", "counselling", "family"],
        words="Less, not never. Ask me again when it is spring.",
        by=by,
    )


def kay_and_jo(family: Family, at: dt.datetime) -> None:
    """After the birth: Jo's part and the part of the two, which she puts first."""
    by, (child, dyad) = family.sure("therapist").actor, family.children[0]
    _goal(
        family, child, by, "That Jo sleeps where it is quiet.", "child basics", "Bring the small cot", "Mei"
    )
    first = _goal(family, dyad, by, "To know what she wants before she cries.", "tie",
                  "One minute of film at the next visit", "Priya and Kay")  # fmt: skip
    order = list(_open(family))
    for _step in range(len(order) - 1):
        order = care.move_goal(first, order, earlier=True, by=by)


def kay_looks_again(family: Family, at: dt.datetime) -> None:
    """Four months on: she speaks first; one goal is set down, and both agree."""
    by = family.sure("counsellor").actor
    goals = list(_open(family))
    told = LookedAt(
        on=at.date(),
        she_says="The film helps. I see her looking for me. Housing is waiting, I can leave it for now.",
        worker_says="You found the quiet corner at your sister's yourself.",
        agreed="Film every second visit. The letter stays with Nadia until March.",
        her_yes="in_her_words",
        stands={goal.pk: "set_down" for goal in goals if "knocks" in goal.words},
    )
    care.look_together(family.program, family.her, told, goals, by=by)


def kay_is_understood(family: Family, at: dt.datetime) -> None:
    """What she and Nadia understand so far, and how it hangs together; her path changes, nothing else does."""
    her, by = family.her, family.sure("counsellor").actor
    care.write_view(
        her, "relationships", "Denise first. With people who keep their word she can rest.", by=by
    )
    care.write_view(
        her, "trauma", "Loud steps on stairs bring the old house back. She does not need to tell more.", by=by
    )
    care.write_view(her, "use", "Evenings alone are the hard hours. It makes the noise go away.", by=by)
    care.link_views(
        her, "trauma", "use", when_words="there are steps on the stairs at night",
        then_words="I want it to be quiet, and I use", helps="Denise on the phone, the light on, Jo beside me", by=by,
    )  # fmt: skip
    care.link_views(
        her, "relationships", "use", when_words="somebody stays until the evening",
        then_words="I do not need it", helps="A visit late in the day", by=by,
    )  # fmt: skip
    ways = ["reduce", "counselling", "opioid_agonist_medicine", "family"]
    care.write_path(her, ways, words="The medicine in the morning, and somebody in the evening.", by=by)


def soraya_and_ilyas(family: Family, at: dt.datetime) -> None:
    """During the time apart: the two together stand in the plan; her own part rests, as she says."""
    by, (child, dyad) = family.key.actor, family.children[0]
    _goal(
        family, dyad, by, "That he knows my voice every day.", "tie", "A call each evening at six", "Soraya"
    )
    _goal(
        family,
        child,
        by,
        "His own cup and blanket at his aunt's.",
        "child",
        "Bring them on Saturday",
        "Joëlle",
    )
    care.say_not_now(family.her, reason="“First he comes home. Then me.”", by=by)


def marie_so_far(family: Family, at: dt.datetime) -> None:
    """The beginning of a plan: so far only for the child, which supervision will notice."""
    child = family.children[0][0]
    _goal(family, child, family.key.actor, "That she hears both languages where she plays.", "child",
          "Visit the play group together", "Joëlle and Marie")  # fmt: skip


def a_rhythm(program: Program, at: dt.datetime) -> None:
    """About two visits a month, a look at each plan every four months, about 16 families for a worker."""
    care.set_rhythm(
        program,
        review_months=4,
        visits_month=2,
        families_usual=16,
        families_most=20,
        template="pcap_like",
        by=Actor.system("demo"),
    )


def _goal(family: Family, subject: Client, by: Actor, words: str, targets: str, step: str, who: str):  # type: ignore[no-untyped-def]
    told = GoalTold(words=words, targets=targets.split(), next_step=step, who=who)
    return care.add_goal(family.program, subject, told, by=by)


def _open(family: Family):  # type: ignore[no-untyped-def]
    ids = [client.pk for client in family.everyone()]
    return Goal.objects.filter(subject_id__in=ids, state="open").order_by("place", "created_at")
