"""What a web process does before its first page, so that nobody waits for it."""

import gc
from pathlib import Path

from django.template.loader import get_template
from django.template.utils import get_app_template_dirs
from django.urls import resolve

OURS = Path(__file__).resolve().parents[1]


def read_everything() -> None:
    """Read every page's code and template, and let the collector of cyclic garbage leave alone what is loaded.

    It stays for good; looking through all of it at every tenth page would hold that page up by a tenth of a second.
    What is made later and stays (translations, measures) is looked through once in some two hundred pages.
    """
    resolve("/")
    for folder in map(Path, get_app_template_dirs("templates")):
        if OURS in folder.parents:
            for file in folder.rglob("*.*"):
                get_template(file.relative_to(folder).as_posix())
    gc.collect()
    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], 200)
