"""A study as declared in its file."""

from beside_study.definition.hypothesis import Hypothesis
from beside_study.definition.outcome import Outcome
from beside_study.definition.people import Arm, Columns, Wave
from beside_study.definition.read import parse_study, read_study
from beside_study.definition.study import Study

__all__ = ["Arm", "Columns", "Hypothesis", "Outcome", "Study", "Wave", "parse_study", "read_study"]
