"""Pages of measures, prepared."""
