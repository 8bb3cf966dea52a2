"""The words of a questionnaire that was drafted into an instrument of its own."""

from __future__ import annotations

from beside_instruments.fhir.drafting import Draft
from beside_instruments.fhir.foreign import ForeignQuestionnaire
from beside_instruments.instrument import Instrument
from beside_instruments.wording.pack import WordingPack, checked


def drafted_wording(
    draft: Draft,
    foreign: ForeignQuestionnaire,
    instrument: Instrument,
    *,
    language: str,
    licence_note: str,
    approver: str,
    source: str = "",
) -> WordingPack | None:
    """Return the words that came with a questionnaire, as a pack for its draft.

    Parameters
    ----------
    draft, foreign
        The draft and the questionnaire it was made of.
    instrument
        The draft as an instrument.
    language
        Language of the words.
    licence_note, approver
        Under which licence they may be used, and who approved it.
    source
        Name of the file.

    Returns
    -------
    WordingPack or None
        ``None`` when a question came without words.

    Raises
    ------
    BadWording
        No licence note or no approver.
    """
    items = {item: question.text.strip() for item, question in draft.taken.items()}
    intro = next((item.text for item in foreign.items if item.type in ("group", "display") and item.text), "")
    pack = WordingPack(
        instrument=instrument.key,
        version=instrument.version,
        language=language,
        title=foreign.title,
        instructions=intro,
        items=items,
        options={
            item: {
                str(option.value): theirs.display
                for option, theirs in zip(instrument.item(item).options, question.answers, strict=True)
            }
            for item, question in draft.taken.items()
            if question.answers
        },
        licence_note=licence_note,
        approver=approver,
        source=source,
    )
    return checked(pack, instrument) if all(items.values()) else None
