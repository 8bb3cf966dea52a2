"""The look itself: what is committed is what is built, no colour that judges, no inline code, kind words."""

import colorsys
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import beside.ui

UI = Path(beside.ui.__file__).parent
ROOT = UI.parents[2]
TEMPLATES = sorted((UI / "templates").rglob("*.html"))


def test_what_is_committed_is_what_is_built():
    """Rebuilds the look where Node and its packages are at hand; elsewhere checks that nothing is missing."""
    if shutil.which("node") and (ROOT / "node_modules" / "govuk-frontend").exists():
        built = subprocess.run(["scripts/build-css", "--check"], cwd=ROOT, capture_output=True, text=True)
        assert built.returncode == 0, built.stdout + built.stderr
    for name in ("staff.css", "portal.css", "staff.js", "portal.js", "first.js", "htmx.min.js", "icon.svg"):
        assert (UI / "static" / "ui" / name).stat().st_size > 0


def _hues(css):
    for red, green, blue in re.findall(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b", css.lower()):
        hue, light, strength = colorsys.rgb_to_hls(*(int(part, 16) / 255 for part in (red, green, blue)))
        if strength > 0.5 and 0.15 < light < 0.8:
            yield f"#{red}{green}{blue}", hue * 360


def test_n38_no_signal_red_or_green_in_our_own_styles():
    """Brick (the exit) and the green of buttons are muted; nothing is a traffic light."""
    ours = "".join(path.read_text() for path in (UI / "scss").glob("_*.scss"))
    loud = [colour for colour, hue in _hues(ours) if hue < 8 or hue > 352 or 90 < hue < 150]
    assert loud == []


def test_brick_is_for_the_exit_only():
    uses = [
        line.strip()
        for path in (UI / "scss").glob("_*.scss")
        for line in path.read_text().splitlines()
        if "$brick" in line and "$brick:" not in line
    ]
    assert uses == [".govuk-button--warning { @include face($brick, $white, #753022, #55231a); }"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_are_short_and_hold_no_inline_code(path):
    text = path.read_text()
    assert len(text.splitlines()) <= 120
    assert not re.search(r"\sstyle=|\son[a-z]+=\"|<style|javascript:|\|safe\b", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


def test_n30_nothing_counts_days_or_rewards():
    words = "".join(path.read_text() for path in TEMPLATES).lower()
    assert not re.search(r"\bstreak|\bbadge|\bpoints earned|days clean|days sober|\breward", words)


def test_n24_no_why_did_you_and_no_judging_words():
    words = " ".join(
        path.read_text() for path in [*TEMPLATES, *UI.rglob("*.py")] if path.name != "gallery.html"
    ).lower()
    assert not re.search(r"why did(n't)? you|\bfailed\b|no-show|non-compliant|\baddict|\brelapse\b", words)


def test_n11_n08_mother_pages_have_a_neutral_title_and_the_exit_before_everything_else():
    portal = (UI / "templates/ui/frame_portal.html").read_text()
    title = re.search(r"block page_title %}(.*?){% endblock %} – Beside", portal)
    assert title
    assert "heading" not in title[0]
    base = (UI / "templates/ui/base.html").read_text()
    assert base.index("govuk-skip-link") < base.index("{% block top %}")
    assert portal.index("beside-exit") < portal.index("<header")


def test_ux25_the_mothers_page_weighs_little():
    import gzip

    files = [UI / "static/ui" / name for name in ("portal.css", "portal.js", "first.js", "icon.svg")]
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) < 40_000


def test_third_parties_come_with_their_licences():
    assert {path.name for path in (UI / "static/ui/licences").iterdir()} == {
        "atkinson-hyperlegible-next.txt",
        "govuk-frontend.txt",
        "htmx.txt",
    }
