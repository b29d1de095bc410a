"""The answers on acts under readings whose terms require a withdrawal: they rest also on where, when and by whom."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from trucewatch.findings.acts import by_terms
from trucewatch.findings.forms import Forms
from trucewatch.findings.ready import Ready, both_codes
from trucewatch.findings.rows import Laid
from trucewatch.findings.withdrawal import Reach, asked_of, due_codes, near_codes, withdrawals
from trucewatch.model.arrangement import Term
from trucewatch.terms.codes import Codes, Indices, value_of


def with_withdrawals(
    codes: Codes, incident: Indices, form: Indices, terms: Indices, forms: Forms, laid: Laid, ready: Ready
) -> Codes:
    """The two answers on acts (`both_codes`), worked out anew where the terms require a withdrawal.

    `incident`, `form`, `terms`: of each pair of an incident and a reading. Pairs that are alike in what was done, in
    who is named and in how they stand to the terms are worked out once.
    """
    for n, written in enumerate(ready.terms):
        if any(term.is_withdrawal for term in written):
            some = np.flatnonzero(terms == n)
            acts = forms.acts.take(form.take(some))
            for row in np.unique(acts).tolist():
                if asked := asked_of(written, ready.sheets.acts.key(row)):
                    pairs = some[acts == row]
                    who = forms.blamed.take(form.take(pairs))
                    reached = reach_codes(asked, incident.take(pairs), laid, ready)
                    codes[pairs] = _against(n, row, asked, reached, who, ready)
    return codes


def reach_codes(terms: Sequence[Term], incident: Indices, laid: Laid, ready: Ready) -> Codes:
    """Whether incidents are nearer than each term says, and after its hour: shape `(incidents, 2 * terms)`."""
    rows, begins = laid.rows_of(incident)
    spots, start, end = laid.spots.take(rows), laid.start[rows], laid.end[rows]
    answers = [
        code
        for term in terms
        for code in (near_codes(term, spots, begins, ready.book), due_codes(term.by, start, end, begins))
    ]
    return np.stack(answers, axis=1)


def reach_of(terms: Sequence[Term], codes: Sequence[int]) -> dict[str, Reach]:
    """The answers of one incident by the terms' ids."""
    values = [value_of(code) for code in codes]
    return {term.id: Reach(*values[2 * n : 2 * n + 2]) for n, term in enumerate(terms)}


def _against(n: int, acts: int, asked: Sequence[Term], reached: Codes, who: Indices, ready: Ready) -> Codes:
    """The answers on acts for pairs under the n-th list of terms; `reached`: how each stands to the terms `asked`."""
    turns = reached @ (3 ** np.arange(reached.shape[1], dtype=np.int64))
    alike, first, which = np.unique(turns * len(ready.sheets.blamed) + who, return_index=True, return_inverse=True)
    found = np.empty(len(alike), dtype=np.int8)
    for at, pair in enumerate(first.tolist()):
        key = (n, acts, int(turns[pair]), int(who[pair]))
        if key not in ready.against:
            reaches = reach_of(asked, reached[pair].tolist())
            naming = ready.sheets.blamed.key(key[3])
            against = withdrawals(reaches, ready.terms[n], naming, ready.book)
            ready.against[key] = both_codes(by_terms(ready.terms[n], ready.sheets.acts.key(acts), against))
        found[at] = ready.against[key]
    codes: Codes = found[which.ravel()]
    return codes
