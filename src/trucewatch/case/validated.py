"""What a person wrote, held against a model: every fault with its file and line, what was got and what was expected."""

from __future__ import annotations

import difflib
from typing import Any, TypeVar

from pydantic import ValidationError

from trucewatch.errors import Fault
from trucewatch.model.citation import KEY_PATTERN
from trucewatch.model.frozen import Frozen
from trucewatch.written import Written

Model = TypeVar("Model", bound=Frozen)


def validated(
    model: type[Model],
    content: Any,
    doc: Written,
    path: tuple[str | int, ...],
    faults: list[Fault],
    context: dict[str, Any],
) -> Model | None:
    """The content as a model, or None with its faults added: file, line, got, expected, near names."""
    try:
        return model.model_validate(_without_none(content), context=context)
    except ValidationError as error:
        for wrong in error.errors():
            if wrong["type"] == "too_short" and wrong["input"]:
                continue  # the list is not empty: what is in it was refused, and is told by its own fault
            faults.append(_fault(model, wrong, doc, path))
        return None


MISSING = {
    "zone": "Local times mean nothing without one: write an IANA zone, such as `zone: Europe/Kyiv`",
    "cite": "Say who published it and when: `cite: [{outlet: Harrow Gazette, date: 2031-03-01}]`",
    "issuer": "A reading is somebody's: name who reads it so",
    "author": "A threshold is somebody's: name who wrote it, with `date` and `words`",
}
"""What to do where one of these keys is not there."""


def _without_none(content: Any) -> Any:
    """A key with nothing behind it counts as not written."""
    if isinstance(content, dict):
        return {key: _without_none(value) for key, value in content.items() if value is not None}
    return [_without_none(value) for value in content] if isinstance(content, list) else content


def _fault(model: type[Frozen], wrong: Any, doc: Written, path: tuple[str | int, ...]) -> Fault:
    loc = tuple(part for part in wrong["loc"])
    where = doc.where((*path, *loc))
    key = str(loc[-1]) if loc else ""
    if wrong["type"] == "extra_forbidden":
        names = sorted(_known_keys(model))
        near = tuple(difflib.get_close_matches(key, names, n=3))
        return Fault(
            where, f"the key {key!r}", "a key of the format", "Correct or remove it", near or tuple(names[:12])
        )
    if wrong["type"] in ("model_type", "dict_type"):
        return Fault(where, f"{wrong.get('input')!r:.40}", "a mapping of keys")
    if wrong["type"] == "missing":
        return Fault(where, f"no {key!r}", "it to be given", MISSING.get(key, ""))
    if wrong["type"] == "too_short":
        return Fault(
            where, f"an empty {key!r}", "one entry or more", f"Fill {key!r} in, or leave out what it belongs to"
        )
    message = in_words(wrong)
    got = wrong.get("input")
    shown = f"{got!r}" if isinstance(got, str | int | float) else "this"
    if wrong["type"] == "value_error":
        told, _, remedy = message.partition("; ")  # the model's own messages: what is wrong; what to do
        said = f"{got!r}: {told}" if isinstance(got, str) and repr(got) not in told else told
        return Fault(where, said, "", remedy[:1].upper() + remedy[1:])
    return Fault(where, shown, message[:1].lower() + message[1:])


def in_words(wrong: Any) -> str:
    """What one error of a model says, without the model's own account of it."""
    if wrong["type"] == "string_pattern_mismatch" and wrong.get("ctx", {}).get("pattern") == KEY_PATTERN:
        return "an id of small letters, digits and hyphens, such as desk-1"
    return str(wrong["msg"]).removeprefix("Value error, ")


def _known_keys(model: type[Frozen]) -> set[str]:
    """Every key that this format and the ones nested in it know, for near names."""
    schema = model.model_json_schema(by_alias=True, mode="validation")
    shapes = [schema, *schema.get("$defs", {}).values()]
    return {key for shape in shapes for key in shape.get("properties", {})}
