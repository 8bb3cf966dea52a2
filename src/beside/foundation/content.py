"""Content files (YAML): the product's own, and a program's own folder that adds to them or replaces them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils.translation import get_language


@cache
def content(kind: str, name: str) -> Any:
    """The content file ``kind/name.yaml``; the program's own copy (in its data folder) comes first."""
    own = Path(settings.BESIDE_HOME) / "content" / kind / f"{name}.yaml"
    text = own.read_text() if own.exists() else (files("beside_content") / kind / f"{name}.yaml").read_text()
    return yaml.safe_load(text)


def label(entry: dict[str, Any], of: str = "label") -> str:
    """The label of a content entry in the reader's language, else in English."""
    words: dict[str, str] = entry[of]
    return words.get((get_language() or "en").split("-")[0]) or words["en"]
