"""The plan, the shared understanding and the path in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.people.models import Client

from .rules.path import Way
from .rules.plan import GoalState, HerYes, Target
from .rules.understanding import Facet

TARGETS: dict[str, Any] = {
    Target.TIE: _("The tie between them"),
    Target.WELLBEING: _("Her wellbeing"),
    Target.CHILD: _("The child"),
    Target.TRAUMA: _("What happened to her"),
    Target.USE: _("Substance use"),
    Target.BASICS: _("Everyday needs"),
}
STATES: dict[str, Any] = {
    GoalState.OPEN: _("Open"),
    GoalState.REACHED: _("Reached"),
    GoalState.CHANGED: _("Became another"),
    GoalState.SET_DOWN: _("Set down for now"),
}
HER_YES: dict[str, Any] = {
    HerYes.IN_HER_WORDS: _("Yes, in her own words"),
    HerYes.READ_TO_HER: _("Yes, it was read to her"),
    HerYes.NOT_YET: _("Not yet"),
}
HOPES: dict[str, Any] = {
    "as_parent": _("As a parent"),
    "for_child": _("For her child"),
    "for_herself": _("For herself"),
}
ASKS: dict[str, Any] = {
    Client.MOTHER: _("What does she want, in her words?"),
    Client.CHILD: _("What is wished for the child, in the mother’s words?"),
    Client.DYAD: _("What do they want together, in the mother’s words?"),
}
FACETS: dict[str, Any] = {
    Facet.RELATIONSHIPS: _("Relationships"),
    Facet.TRAUMA: _("What happened to her"),
    Facet.USE: _("Substance use"),
}
FACET_ASKS: dict[str, Any] = {
    Facet.RELATIONSHIPS: _("Who is close, who is hard, what does being with others do for her?"),
    Facet.TRAUMA: _("What does she carry, as far as she wants it known here? How does it show today?"),
    Facet.USE: _("What does it do for her, when, and what does it cost her?"),
}
WAYS: dict[str, Any] = {
    Way.FAMILY: _("My children and my family"),
    Way.CULTURE: _("Culture and ceremony"),
    Way.SAFER_USE: _("Using more safely"),
    Way.COUNSELLING: _("Talking with someone"),
    Way.REDUCE: _("Using less"),
    Way.MUTUAL_AID: _("Meeting others on the same road"),
    Way.OPIOID_AGONIST_MEDICINE: _("Medicine, such as methadone or buprenorphine"),
    Way.ABSTINENCE: _("Not using"),
    Way.HEALTH_CARE: _("A doctor, nurse or midwife"),
    Way.REST: _("Sleep, food, a quiet place"),
}
