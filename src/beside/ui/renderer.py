"""Draws every Django form in the house's own look."""

from django.forms.renderers import TemplatesSetting

from .bound_field import BesideBoundField


class BesideRenderer(TemplatesSetting):
    """Form and field templates come from ``ui/templates/ui/forms``."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = BesideBoundField
