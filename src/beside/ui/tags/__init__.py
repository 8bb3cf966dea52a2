"""The template tags, one subject per file, gathered in one library: ``{% load ui %}``."""

from . import charts, forms, pages, parts, tables, words
from .library import register

__all__ = ["charts", "forms", "pages", "parts", "register", "tables", "words"]
