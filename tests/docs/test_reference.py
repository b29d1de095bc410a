"""The reference is what the code says today."""

import importlib.util
from pathlib import Path

import pytest

from trucewatch.cli import verbs

DOCS = Path(__file__).parents[2] / "docs"


def load():
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docs")
    load().write(folder)
    return folder


def test_no_page_has_drifted(fresh):
    made = sorted(p.relative_to(fresh) for p in fresh.rglob("*") if p.is_file())
    assert len(made) > 10
    kept = sorted(p.relative_to(DOCS) for p in (DOCS / "reference").rglob("*") if p.is_file())
    assert made == kept, "run `make docs`"
    for name in made:
        assert (fresh / name).read_text("utf-8") == (DOCS / name).read_text("utf-8"), f"{name}: run `make docs`"


def test_every_verb_is_documented():
    page = (DOCS / "reference" / "commands.md").read_text("utf-8")
    for name, command in verbs().items():
        assert f"\n## {name}\n" in page
        assert command.help, f"{name} has no help"
        for option in command.params:
            assert option.param_type_name == "argument" or getattr(option, "help", None), f"{name} {option.name}"
