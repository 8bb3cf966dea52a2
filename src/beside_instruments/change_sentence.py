"""One plain sentence about two scores. Within measurement error it never speaks of change."""

from __future__ import annotations

from beside_instruments.instrument import Instrument
from beside_instruments.rules import ScoreRule
from beside_instruments.words import Words

_SENTENCES = {
    "within_error": Words(
        "{name}: {first}, later {later}. Two answers on the same day could differ this much, so we read nothing into it.",
        "{name} : {first}, puis {later}. Deux réponses le même jour pourraient différer d’autant; nous n’en concluons rien.",
    ),
    "reliable_improvement": Words(
        "{name}: {first}, later {later}. This is more than the measure's own error, towards {better}.",
        "{name} : {first}, puis {later}. C’est plus que l’erreur de la mesure, vers {better}.",
    ),
    "reliable_worsening": Words(
        "{name}: {first}, later {later}. This is more than the measure's own error, towards {worse}. A good moment to ask how she is.",
        "{name} : {first}, puis {later}. C’est plus que l’erreur de la mesure, vers {worse}. Un bon moment pour lui demander comment elle va.",
    ),
    "reliable_difference": Words(
        "{name}: {first}, later {later}. This is more than the measure's own error; neither end of this scale is better.",
        "{name} : {first}, puis {later}. C’est plus que l’erreur de la mesure; aucun bout de cette échelle n’est meilleur.",
    ),
    "unknown": Words(
        "{name}: {first}, later {later}. The error of this measure is not known, so we cannot say whether they differ.",
        "{name} : {first}, puis {later}. L’erreur de cette mesure n’est pas connue; on ne peut dire s’ils diffèrent.",
    ),
}
_ENDS = {
    "higher_worse": (
        Words("fewer difficulties", "moins de difficultés"),
        Words("more difficulties", "plus de difficultés"),
    ),
    "higher_better": (Words("more strength", "plus de force"), Words("less strength", "moins de force")),
}
_CAUTION = Words(
    "A first and a later score, without a comparison group, do not show what the program did: many people feel better with time.",
    "Un premier et un dernier score, sans groupe de comparaison, ne montrent pas l’effet du programme : beaucoup vont mieux avec le temps.",
)


def sentence_of(instrument: Instrument, rule: ScoreRule, first: float, later: float, outcome: str) -> Words:
    """Return the sentence for one comparison, in both languages."""
    return Words(*(_filled(instrument, rule, first, later, outcome, language) for language in ("en", "fr")))


def caution_of(rule: ScoreRule) -> Words:
    """Return the caution printed under every uncontrolled before-and-after picture."""
    return rule.change.caution if rule.change and rule.change.caution else _CAUTION


def _filled(
    instrument: Instrument, rule: ScoreRule, first: float, later: float, outcome: str, language: str
) -> str:
    better, worse = _ENDS.get(rule.direction, (Words(""), Words("")))
    name = instrument.short_name or instrument.name.get(language)
    if len(instrument.scores) > 1:
        name = f"{name}, {rule.label.get(language)}"
    return (
        _SENTENCES[outcome]
        .get(language)
        .format(
            name=name,
            first=_figure(first, language),
            later=_figure(later, language),
            better=better.get(language),
            worse=worse.get(language),
        )
    )


def _figure(value: float, language: str) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if language == "fr" else text
