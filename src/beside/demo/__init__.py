"""The demo program: invented people, made through the product's own actions."""

from .program import make_demo, print_sign_ins, programs_exist

__all__ = ["make_demo", "print_sign_ins", "programs_exist"]
