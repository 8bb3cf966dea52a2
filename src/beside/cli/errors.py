"""What a command says when it cannot go on."""


class PlainError(Exception):
    """A sentence for the person at the keyboard: what is wrong and what to do next."""
