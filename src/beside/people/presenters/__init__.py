"""Facts into words."""

from .ages import age, born
from .persons import languages, role
from .refusals import sentence

__all__ = ["age", "born", "languages", "role", "sentence"]
