# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of a comparison: a line for each figure, beside a peer's and a target."""
from dataclasses import dataclass, field
from typing import Optional


def number(value, unit):
    """A figure with its unit, in as many digits as a noisy machine is worth."""
    if isinstance(value, str):
        return value
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 3
    text = f'{value:,.{digits}f}'
    return f'{text} {unit}'.strip()


@dataclass
class Line:
    """One figure. `ratio` is how often better ours is than the peer's, whichever way is better."""
    what: str
    ours: object
    unit: str = 'ms'
    peer_name: str = ''
    peer: object = None
    more_is_better: bool = False
    at_least: Optional[float] = None  # target: the ratio
    below: Optional[float] = None  # target: ours, in its unit
    agree: bool = False  # target: ours and the peer's are the same

    @property
    def ratio(self):
        if self.peer is None or isinstance(self.peer, str) or not self.ours or not self.peer:
            return None
        return self.ours / self.peer if self.more_is_better else self.peer / self.ours

    @property
    def target(self):
        if self.agree:
            return 'the same'
        if self.at_least is not None:
            return f'>= {self.at_least:g}x'
        return '' if self.below is None else f'< {number(self.below, self.unit)}'

    @property
    def met(self):
        """True, False, or None where nothing was asked or nothing is there to compare with."""
        if self.agree:
            return None if self.peer is None else self.ours == self.peer
        if self.at_least is not None:
            return None if self.ratio is None else self.ratio >= self.at_least
        return None if self.below is None else self.ours < self.below

    def cells(self):
        peer = '' if self.peer is None else f'{self.peer_name} {number(self.peer, self.unit)}'
        ratio = '' if self.ratio is None else f'{number(self.ratio, "")}x'
        verdict = {True: 'met', False: 'MISSED', None: ''}[self.met]
        return [self.what, number(self.ours, self.unit), peer, ratio, self.target, verdict]

    def json(self):
        return {'what': self.what, 'unit': self.unit, 'ours': self.ours, 'peer': self.peer_name,
                'peers': self.peer, 'ratio': self.ratio, 'target': self.target, 'met': self.met}


@dataclass
class Report:
    """Lines, what was left out and why, what went wrong, and what the programs printed."""
    lines: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    failures: list = field(default_factory=list)
    raw: dict = field(default_factory=dict)
    growth: list = field(default_factory=list)  # a row of cells for each size, a header first

    def note(self, sentence):
        if sentence not in self.notes:
            self.notes.append(sentence)

    def fail(self, sentence):
        self.failures.append(sentence)

    def text(self, title, machine):
        parts = [f'# {title}', '', *(f'- {key}: {value}' for key, value in machine.items()), '']
        if self.lines:
            header = ['what', 'ours', 'peer', 'ratio', 'target', '']
            parts += [*table([header, *(line.cells() for line in self.lines)]), '']
        if self.growth:
            parts += ['Growth of the cross-filter:', '', *table(self.growth), '']
        parts += [f'Left out: {sentence}' for sentence in self.notes]
        parts += [f'Failed: {sentence}' for sentence in self.failures]
        return '\n'.join(parts).rstrip() + '\n'

    def json(self, machine):
        return {'machine': machine, 'lines': [line.json() for line in self.lines],
                'left_out': self.notes, 'failures': self.failures, 'programs': self.raw}


def table(rows):
    """A Markdown table whose columns are aligned in plain text too; the first row is the header."""
    widths = [max(3, *(len(row[i]) for row in rows)) for i in range(len(rows[0]))]
    lines = ['| ' + ' | '.join(cell.ljust(width) for cell, width in zip(row, widths)) + ' |'
             for row in rows]
    return [lines[0], '|' + '|'.join('-' * (width + 2) for width in widths) + '|', *lines[1:]]
