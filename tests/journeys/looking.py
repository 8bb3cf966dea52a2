"""What every page must hold, asked in the browser itself: axe, widths, targets, borders, no errors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_AXE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text()
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_FINDINGS = """async rules => {
  const result = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
  return result.violations.map(v => `${v.id}: ${v.help} -> ${v.nodes.map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).slice(0, 4).join(' | ')}`)
}"""

# Buttons, links that stand alone and controls must be big enough; links inside sentences are exempt (WCAG 2.5.8).
_SMALL_TARGETS = """least => [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary, a.govuk-button, nav a')]
  .filter(e => e.checkVisibility() && !e.closest('.govuk-visually-hidden'))
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height + 0.5 < least || box.width + 0.5 < least))
  .map(([e, box]) => `${e.tagName} ${e.className} "${(e.textContent || e.name || '').trim().slice(0, 30)}" ${Math.round(box.width)}x${Math.round(box.height)}`)"""

# The edge of a box one types in must stand out 3:1 from what is around it (WCAG 1.4.11; axe does not look).
_FAINT_BORDERS = """() => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const behind = e => { for (let p = e.parentElement; p; p = p.parentElement) { const c = getComputedStyle(p).backgroundColor; if (!/, 0\\)$/.test(c)) return c } return 'rgb(255,255,255)' }
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05) }
  const boxes = [...document.querySelectorAll('.govuk-input, .govuk-textarea, .govuk-select')].map(e => [e, getComputedStyle(e)])
  const marks = [...document.querySelectorAll('.govuk-radios__label, .govuk-checkboxes__label')].map(e => [e, getComputedStyle(e, '::before')])
  return [...boxes, ...marks].filter(([e]) => e.checkVisibility())
    .map(([e, style]) => [e, ratio(style.borderTopColor, behind(e))]).filter(([, r]) => r < 3)
    .map(([e, r]) => `${e.id || e.htmlFor} border ${r.toFixed(2)}:1`)
}"""


def look(page: Any, least_target: int | None = None) -> None:
    """Assert that a page is sound: no axe finding, no sideways scroll, targets, borders, a quiet console."""
    if not page.evaluate("'axe' in window"):  # once for each page that is opened
        page.evaluate(_AXE)
    portal = page.evaluate("document.body.classList.contains('beside-portal')")
    least = least_target or (44 if portal else 24)
    where = f"{page.url} at {page.viewport_size['width']} px"
    _none(page.evaluate(_FINDINGS, _RULES), f"axe on {where}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"scrolls sideways: {where}"
    _none(page.evaluate(_SMALL_TARGETS, least), f"targets under {least} px on {where}")
    _none(page.evaluate(_FAINT_BORDERS), f"faint borders on {where}")
    _none(heard(page), f"the console of {where}")


def _none(findings: list[str], what: str) -> None:
    if findings:
        raise AssertionError(f"{what}:\n" + "\n".join(findings))


def listen(page: Any) -> Any:
    """Remember what the page complains of: script errors, and anything the content policy stopped."""
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on(
        "console", lambda m: page.complaints.append(m.text) if m.type == "error" and _counts(m.text) else None
    )
    return page


def _counts(text: str) -> bool:
    """An answer that is not 200 is the page's subject, not a fault of its scripts."""
    return not text.startswith("Failed to load resource")


def heard(page: Any) -> list[str]:
    return list(getattr(page, "complaints", []))
