"""YAML of a case file with its line numbers.

Every scalar is read as text, and the model says what it means: so `no` stays a word, `01:00` is not a number of seconds
and `2031-05-04` is not a date in a zone that nobody named. `~`, `null` and an empty value are None. A key written twice
is a fault, not a quiet overwrite; aliases and tags are refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from trucewatch.errors import CaseFault, Fault

Path = tuple[str | int, ...]
_DEEPEST = 40


class _Loader(yaml.SafeLoader):
    """Nodes as they stand: what stands for something else (`*name`, `!!tag`) is refused, so a file cannot grow."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        found: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(found, "anchor", None) is not None:
            raise yaml.MarkedYAMLError(problem="an anchor or alias, which is not read", problem_mark=found.start_mark)
        if getattr(found, "tag", None) is not None:
            said = f"the tag {found.tag!r}, which is not read"
            raise yaml.MarkedYAMLError(problem=said, problem_mark=found.start_mark)
        return super().compose_node(parent, index)


@dataclass(slots=True)
class Written:
    """What a file says, and on which line each key and entry stands."""

    name: str
    content: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def where(self, path: Path) -> str:
        """`file:line` of a path; of its nearest parent where the path itself is not in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.name}:{self.lines.get(path, 1)}"


def read_yaml(name: str, content: bytes) -> Written:
    """Read one YAML document; raises CaseFault with file and line."""
    try:
        node = yaml.compose(content.decode("utf-8-sig"), Loader=_Loader)
    except RecursionError as error:
        raise CaseFault([Fault(name, f"nesting deeper than {_DEEPEST}", "a flatter file")]) from error
    except UnicodeDecodeError as error:
        raise CaseFault(
            [Fault(name, f"a byte at {error.start} that is not UTF-8", "UTF-8", "Save it as UTF-8")]
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = str(getattr(error, "problem", error)).splitlines()[0]
        raise CaseFault([Fault(f"{name}:{line}", problem, "YAML")]) from error
    written = Written(name, None)
    if node is not None:
        written.content = _plain(node, (), written)
    return written


def _plain(node: yaml.Node, path: Path, written: Written) -> Any:
    line = node.start_mark.line + 1
    written.lines.setdefault(path, line)
    where = f"{written.name}:{line}"
    if len(path) > _DEEPEST:
        raise CaseFault([Fault(where, f"nesting deeper than {_DEEPEST}", "a flatter file")])
    match node:
        case yaml.MappingNode(value=pairs):
            return _mapping(pairs, path, written)
        case yaml.SequenceNode(value=entries):
            return [_plain(entry, (*path, i), written) for i, entry in enumerate(entries)]
        case yaml.ScalarNode(tag=tag, value=value, style=style):
            return None if tag.endswith(":null") and style is None else value
        case _:
            raise CaseFault([Fault(where, "an unknown kind of YAML node", "a mapping, list or text")])


def _mapping(pairs: list[tuple[yaml.Node, yaml.Node]], path: Path, written: Written) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in pairs:
        where = f"{written.name}:{key.start_mark.line + 1}"
        if not isinstance(key, yaml.ScalarNode):
            raise CaseFault([Fault(where, "a list or mapping as a key", "a word")])
        if key.value in out:
            raise CaseFault([Fault(where, f"the key {key.value!r} twice", "each key once")])
        written.lines[(*path, key.value)] = key.start_mark.line + 1
        out[key.value] = _plain(value, (*path, key.value), written)
    return out
