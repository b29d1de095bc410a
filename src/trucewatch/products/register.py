"""The register: commitments, meetings, channels, positions and what was left unsaid, as they stand at an instant."""

from __future__ import annotations

from datetime import datetime

from trucewatch.case.view import View
from trucewatch.model.frozen import Frozen
from trucewatch.products.commitments import CommitmentRow, commitments
from trucewatch.products.meetings import MeetingRow, meetings
from trucewatch.products.method import Method, method
from trucewatch.products.positions import ChannelRow, PositionRow, UnsaidRow, channels, positions, unsaid
from trucewatch.products.words import both_clocks


class Register(Frozen):
    """Everything that somebody promised, demanded, planned or holds, as known by an instant."""

    title: str
    release: str
    as_of: str
    commitments: tuple[CommitmentRow, ...]
    meetings: tuple[MeetingRow, ...]
    channels: tuple[ChannelRow, ...]
    positions: tuple[PositionRow, ...]
    unsaid: tuple[UnsaidRow, ...]
    method: Method


def register(view: View, at: datetime) -> Register:
    """The register of a case at an instant."""
    config = view.files.config
    return Register(
        title=f"Register of commitments — {config.name}",
        release=config.release,
        as_of=both_clocks(at, config.zone),
        commitments=commitments(view, at),
        meetings=meetings(view, at),
        channels=channels(view, at),
        positions=positions(view, at),
        unsaid=unsaid(view, at),
        method=method(view),
    )
