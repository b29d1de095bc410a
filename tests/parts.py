"""The parts of the suite that need more than Python: one line for each that was skipped, with what enables it.

With TRUCEWATCH_ALL_PARTS set, as in CI, a skipped part fails the run.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest


def skipped(reporter: pytest.TerminalReporter) -> Counter[str]:
    """The reasons of skipped tests, with how many tests each took."""
    reports = reporter.stats.get("skipped", [])
    return Counter(r.longrepr[2].removeprefix("Skipped: ") for r in reports if isinstance(r.longrepr, tuple))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run where every part is asked for and one was skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and os.environ.get("TRUCEWATCH_ALL_PARTS") and skipped(reporter) and session.exitstatus == 0:
        session.exitstatus = 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each skipped part."""
    for reason, count in sorted(skipped(terminalreporter).items()):
        terminalreporter.write_line(f"skipped part ({count} tests): {reason}")
    if skipped(terminalreporter) and os.environ.get("TRUCEWATCH_ALL_PARTS"):
        terminalreporter.write_line("a part was skipped where all are asked for (TRUCEWATCH_ALL_PARTS)", red=True)
