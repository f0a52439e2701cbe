#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Dealscope beside its peers in one run and prints a table:

    python3 tests/benchmarks/compare.py --build build-release [--rows 1000000] [--growth]

Ours and the peers' runs take turns, because machines are noisy: the ratios are to be read, of
medians, less so the times. What a peer needs and is not there is left out, with a word why. The
build should be of type Release. Ends with 1 when something failed or counts and sums differ, not
when a target is missed.
"""
import argparse
import json
import pathlib
import sys
import tempfile
from dataclasses import dataclass

sys.dont_write_bytecode = True  # nothing is left in the folder of the sources

from comparison import machine, parts
from comparison.peers import Peers
from comparison.programs import Data, Failed, Programs
from comparison.report import Report

SIZES = [1_000, 10_000, 100_000, 1_000_000, 10_000_000]


@dataclass
class Run:
    """What the parts work with."""
    programs: Programs
    data: Data
    peers: Peers
    report: Report
    rows: int
    runs: int
    versions: dict


def count(word):
    value = int(word.replace(',', '').replace('_', ''))
    if value < 1:
        raise argparse.ArgumentTypeError('a number from 1 on')
    return value


def arguments():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', type=pathlib.Path, default=pathlib.Path('build'),
                        help='where the program and its benchmarks were built (build)')
    parser.add_argument('--rows', type=count, default=1_000_000, metavar='N',
                        help='how many reports (1,000,000)')
    parser.add_argument('--only', default=','.join(parts.PARTS), metavar='PARTS',
                        help='some of ' + ','.join(parts.PARTS))
    parser.add_argument('--runs', type=count, default=3, metavar='N',
                        help='turns of the cross-filter, the import and the start (3)')
    parser.add_argument('--growth', nargs='*', type=count, metavar='N',
                        help='the cross-filter on several sizes; the usual ones without numbers, '
                             'of which the largest needs 3 GB of memory')
    parser.add_argument('--folder', type=pathlib.Path,
                        help='keeps the data for another run; without, it is thrown away')
    peers = parser.add_mutually_exclusive_group()
    peers.add_argument('--peers', type=pathlib.Path, metavar='FOLDER',
                       help='where npm has installed crossfilter2 and @duckdb/node-api; without, '
                            'they are fetched into the folder of the data')
    peers.add_argument('--no-peers', action='store_true', help='leaves crossfilter2 and DuckDB out')
    parser.add_argument('--json', type=pathlib.Path, metavar='FILE',
                        help='all figures of all runs')
    given = parser.parse_args()
    given.only = [part for part in given.only.split(',') if part]
    unknown = [part for part in given.only if part not in parts.PARTS]
    if unknown:
        parser.error(f'there is no part "{unknown[0]}"; choose from {", ".join(parts.PARTS)}')
    return given


def compare(given, folder):
    report = Report()
    programs = Programs(given.build.resolve(), folder)
    wanted = 'engine' in given.only and not given.no_peers
    peers = Peers(report, given.peers and given.peers.resolve(), folder, wanted) \
        if 'engine' in given.only else None
    run = Run(programs, Data(programs, given.rows), peers, report, given.rows, given.runs, {})
    steps = [(name, parts.PARTS[name]) for name in parts.PARTS if name in given.only]
    if given.growth is not None:
        sizes = sorted(given.growth) or SIZES
        steps.append(('growth', lambda it: parts.growth(it, sizes)))
    for name, step in steps:
        try:
            step(run)
        except (Failed, KeyError, ValueError, OSError) as error:
            report.fail(f'{name}: {error}.')
    described = machine.describe(programs.build, run.versions)
    if described['build'] != 'Release':
        described['build'] += ' (not Release: the times mean little)'
    print(report.text(f'Dealscope and its peers, {given.rows:,} reports', described), end='')
    if given.json:
        given.json.write_text(json.dumps(report.json(described), indent=2) + '\n', encoding='utf8')
    return 1 if report.failures else 0


def main():
    given = arguments()
    if given.folder:
        given.folder.mkdir(parents=True, exist_ok=True)
        return compare(given, given.folder.resolve())
    with tempfile.TemporaryDirectory(prefix='dealscope-compare-') as folder:
        return compare(given, pathlib.Path(folder))


if __name__ == '__main__':
    sys.exit(main())
