"""Charts in pages."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from beside.ui.charts import LineChart
from beside.ui.charts.drawing import drawn

from .library import register


@register.simple_tag
def line_chart(chart: LineChart) -> SafeString:
    """Lines over time, with the same numbers in a table underneath."""
    values = {"chart": chart, **({} if chart.is_empty else drawn(chart))}
    return SafeString(render_to_string("ui/parts/line_chart.html", values))
