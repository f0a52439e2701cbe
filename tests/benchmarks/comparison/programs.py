# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmarks of a build, and the data that they are run on."""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

LONGEST_SECONDS = 3600
DISPLAY_SCRIPT = pathlib.Path(__file__).resolve().parents[2] / 'support' / 'with-display.sh'
SKIPPED = 77  # what the script says when there can be no display


class Failed(Exception):
    """A program that did not do what it was started for."""


class NoDisplay(Exception):
    """There are no tools for a display of one's own."""


class Programs:
    """Starts benchmarks with settings of their own; what they print is JSON."""

    def __init__(self, build, folder, is_quiet=False):
        self.build = build
        self.folder = folder
        self._is_quiet = is_quiet
        home = folder / 'home'
        home.mkdir(parents=True, exist_ok=True)
        runtime = folder / 'runtime'
        runtime.mkdir(mode=0o700, exist_ok=True)
        self._environment = {
            **os.environ, 'LC_ALL': 'C.UTF-8', 'HOME': str(home),
            'XDG_CONFIG_HOME': str(home / 'config'), 'XDG_DATA_HOME': str(home / 'data'),
            'XDG_CACHE_HOME': str(home / 'cache'), 'XDG_RUNTIME_DIR': str(runtime),
            'DBUS_SESSION_BUS_ADDRESS': 'disabled:'}

    def say(self, sentence):
        if not self._is_quiet:
            print(sentence, file=sys.stderr, flush=True)

    def path(self, name):
        program = self.build if name == 'dealscope' else self.build / 'tests' / 'benchmarks'
        program = program / name
        if not program.exists():
            raise Failed(f'{name} is not built')
        return str(program)

    def run(self, command, cwd=None, on_display=False):
        """What the command prints; on a display of its own, or without one."""
        environment = dict(self._environment)
        if on_display:
            command = ['sh', str(DISPLAY_SCRIPT), *command]
        else:
            environment['QT_QPA_PLATFORM'] = 'offscreen'
        try:
            done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True,
                                  text=True, timeout=LONGEST_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Failed(str(error)) from error
        if on_display and done.returncode == SKIPPED:
            raise NoDisplay(done.stderr.strip())
        if done.returncode != 0:
            said = done.stderr.strip().splitlines()
            name = pathlib.Path(command[2 if on_display else 0]).name
            raise Failed(f'{name} ended with {done.returncode}: {said[-1] if said else "no word"}')
        return done.stdout

    def lines(self, command, **how):
        """A list of the JSON objects that are printed, one a line."""
        return [json.loads(line) for line in self.run(command, **how).splitlines() if line.strip()]

    def object(self, command, **how):
        return json.loads(self.run(command, **how))


class Data:
    """What is measured on, made when it is first asked for and kept in the folder."""

    def __init__(self, programs, rows, seed=1):
        self._programs = programs
        self._rows = rows
        self._seed = seed

    def columns(self):
        """The folder of columns.bin and gestures.txt."""
        folder = self._programs.folder / f'columns_{self._rows}'
        if not (folder / 'gestures.txt').exists():
            self._programs.say(f'Making columns of {self._rows:,} reports ...')
            self._programs.run([self._programs.path('bench_engine'), '--rows', str(self._rows),
                                '--write', str(folder)])
        return folder

    def csv(self):
        return self._made('csv')

    def ledger(self):
        return self._made('deals')

    def _made(self, ending):
        folder = self._programs.folder / f'reports_seed_{self._seed}'
        # Only what is complete has its name.
        made = folder / f'reports_{self._rows}.{ending}'
        if not made.exists():
            self._programs.say(f'Making a file of {self._rows:,} reports ({ending}) ...')
            unfinished = folder / 'unfinished'
            shutil.rmtree(unfinished, ignore_errors=True)  # of a run that was broken off
            self._programs.run([self._programs.path('bench_generate'), str(self._rows),
                                str(unfinished), '--seed', str(self._seed),
                                *(['--csv'] if ending == 'csv' else ['--ledger', '--upkeep'])])
            (unfinished / made.name).rename(made)
        return made


def median(runs, *keys):
    """The median over several runs of a figure that lies under these keys."""
    values = []
    for run in runs:
        for key in keys:
            run = run[key]
        values.append(run)
    return statistics.median(values)
