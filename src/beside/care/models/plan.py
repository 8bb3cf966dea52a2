"""The plan of a family: goals of mother, child and the two together, kept apart by whom they are about."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from beside.accounts.models import Program
from beside.foundation.fields import EncryptedTextField
from beside.foundation.labels import Label
from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.outreach import LONGEST_EXPIRY_DAYS, SHORTEST_EXPIRY_DAYS
from ..rules.plan import REVIEW_MONTHS, GoalState, HerYes

LABELS = [(k, k) for k in Label]


class Goal(Record):
    """One goal of one client, as she says it now. ``place`` is her order across the whole plan."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="goals")
    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="goals")
    place = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=[(k, k) for k in GoalState], default=GoalState.OPEN)
    label = models.CharField(max_length=24, choices=LABELS)
    targets = models.CharField(max_length=60, blank=True)
    words = EncryptedTextField()
    who = EncryptedTextField(null=True)
    next_step = EncryptedTextField(null=True)
    on = models.DateField()
    number = models.PositiveSmallIntegerField(default=1)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "place"], name="goal_by_client"),
            models.Index(fields=["program", "on"], name="goal_by_program"),
        ]

    class Privacy:
        key = ["id", "program", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["words", "who", "next_step"]
        coded = ["place", "state", "label", "targets", "on", "number"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"goal of {self.subject_id}"

    @property
    def target_list(self) -> list[str]:
        return [target for target in self.targets.split(",") if target]

    @property
    def is_open(self) -> bool:
        return self.state == GoalState.OPEN


class EarlierGoal(Record):
    """How a goal read before it was changed: nothing she said is written over."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="earlier")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=[(k, k) for k in GoalState])
    label = models.CharField(max_length=24, choices=LABELS)
    targets = models.CharField(max_length=60, blank=True)
    words = EncryptedTextField()
    who = EncryptedTextField(null=True)
    next_step = EncryptedTextField(null=True)
    on = models.DateField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "number"], name="earlier_goals_are_numbered")]

    class Privacy:
        key = ["id", "goal", "author_id"]
        identifying: list[str] = []
        sensitive = ["words", "who", "next_step"]
        coded = ["number", "state", "label", "targets", "on"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"goal {self.goal_id}, version {self.number}"


class NotNow(Record):
    """A panel of the plan that rests, with the reason; it stays on the page, and can begin any day (MCS-032)."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="not_now")
    label = models.CharField(max_length=24, choices=LABELS)
    reason = EncryptedTextField()
    on = models.DateField()
    ended_on = models.DateField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=models.F("on")),
                name="not_now_ends_after_it_begins",
            )
        ]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["reason"]
        coded = ["label", "on", "ended_on"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"not now, since {self.on}"


class PlanReview(Record):
    """The plan looked at together: what she says, what her worker says, what both agree (EXT-011)."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="plan_reviews")
    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="plan_reviews")
    label = models.CharField(max_length=24, choices=LABELS)
    on = models.DateField()
    she_says = EncryptedTextField(null=True)
    worker_says = EncryptedTextField(null=True)
    agreed = EncryptedTextField(null=True)
    her_yes = models.CharField(max_length=14, choices=[(k, k) for k in HerYes])
    her_yes_on = models.DateField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "-on"], name="plan_review_by_client")]
        constraints = [
            models.CheckConstraint(
                condition=Q(her_yes=HerYes.NOT_YET, her_yes_on__isnull=True)
                | (~Q(her_yes=HerYes.NOT_YET) & Q(her_yes_on__isnull=False)),
                name="her_yes_has_a_day",
            )
        ]

    class Privacy:
        key = ["id", "program", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["she_says", "worker_says", "agreed"]
        coded = ["label", "on", "her_yes", "her_yes_on"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"looked at together on {self.on}"

    @property
    def is_shared(self) -> bool:
        return self.her_yes != HerYes.NOT_YET


class PlanSetting(Record):
    """A program's own numbers: its rhythm, the families of a worker, how long a nickname is kept."""

    program = models.OneToOneField(Program, on_delete=models.PROTECT, related_name="plan_setting")
    template = models.CharField(max_length=40, blank=True)
    review_months = models.PositiveSmallIntegerField(default=REVIEW_MONTHS)
    families_usual = models.PositiveSmallIntegerField(null=True)
    families_most = models.PositiveSmallIntegerField(null=True)
    visits_month = models.PositiveSmallIntegerField(null=True)
    nickname_days = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(nickname_days__isnull=True)
                | Q(nickname_days__gte=SHORTEST_EXPIRY_DAYS, nickname_days__lte=LONGEST_EXPIRY_DAYS),
                name="a_nickname_is_kept_for_some_time",
            ),
            models.CheckConstraint(
                condition=Q(visits_month__isnull=True) | Q(visits_month__gte=1, visits_month__lte=31),
                name="visits_fit_into_a_month",
            ),
            models.CheckConstraint(
                condition=Q(review_months__gte=1, review_months__lte=12), name="a_review_rhythm_within_a_year"
            ),
            models.CheckConstraint(
                condition=Q(families_most__isnull=True)
                | Q(families_usual__isnull=True)
                | Q(families_most__gte=models.F("families_usual")),
                name="most_families_is_no_less_than_usual",
            ),
        ]

    class Privacy:
        key = ["id", "program"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded: list[str] = []
        operational = [
            "created_at",
            "version",
            "template",
            "review_months",
            "families_usual",
            "families_most",
            "visits_month",
            "nickname_days",
        ]

    def __str__(self) -> str:
        return f"every {self.review_months} months"
