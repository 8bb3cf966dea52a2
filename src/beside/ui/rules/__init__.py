"""Plain shapes of what a person may answer."""

from .approximate_date import ApproximateDate

__all__ = ["ApproximateDate"]
