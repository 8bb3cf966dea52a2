"""What import contracts cannot see: how each room behaves."""

import ast

from .source import for_each, functions, modules, room


@for_each(room("views"))
def test_views_ask_queries_and_call_actions_never_tables(path):
    assert ".objects" not in path.read_text(), "ask a query or call an action instead"


@for_each(room("views"))
def test_views_are_short(path):
    long = [f.name for f in functions(path) if _lines(f) > 30]
    assert not long, f"more than 30 lines: {long}"


@for_each(room("actions"))
def test_every_public_action_has_a_hand_and_is_marked(path):
    for function in functions(path):
        if function.name.startswith("_"):
            continue
        marks = {ast.unparse(d).split("(")[0].split(".")[-1] for d in function.decorator_list}
        keywords = {a.arg for a in function.args.kwonlyargs}
        assert "action" in marks, f"{function.name} is not an @action"
        assert "by" in keywords, f"{function.name} does not ask whose hand it is"


@for_each(room("queries"))
def test_every_public_query_has_an_asker(path):
    for function in functions(path):
        if function.name.startswith("_"):
            continue
        if function.name in ASKED_BY_NOBODY:
            continue
        arguments = [a.arg for a in function.args.args]
        assert arguments and arguments[0] in {"actor", "user"}, (
            f"{function.name} does not take the actor first"
        )


# Questions that tell nothing about a client, each with its reason.
ASKED_BY_NOBODY = {
    "staff_of": "who works in a program: an organisation's own list",
    "staff_choices": "the same, for a form",
    "staff_with": "the same, narrowed to what a role may do",
    "sites": "places of the organisation",
    "display_names": "names of staff for entries the asker already sees",
    "standing_client": "follows joined ids; open_client, its only caller with an answer, decides who may see",
    "child_anchored_suspended": "a fact asked by code before it sends or schedules",
    "organisation": "the organisation’s own list",
    "is_pregnancy_open": "reads one fact of a record already opened",
}


@for_each(modules())
def test_files_stay_short(path):
    assert len(path.read_text().splitlines()) <= 300


@for_each(modules())
def test_no_room_without_a_name(path):
    assert not {"utils", "helpers", "common", "misc"} & {part.removesuffix(".py") for part in path.parts}


@for_each(modules())
def test_nobody_reads_the_clock_but_the_clock(path):
    if path.name == "clock.py":
        return
    for node in ast.walk(ast.parse(path.read_text())):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        assert called not in {
            "datetime.now",
            "dt.datetime.now",
            "date.today",
            "dt.date.today",
            "timezone.now",
            "time.time",
        }


def _lines(function: ast.FunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1
