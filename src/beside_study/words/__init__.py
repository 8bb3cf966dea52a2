"""The report's language: rules, not taste. Every sentence made here passes ``words.sentence.say``."""
