# SPDX-License-Identifier: GPL-3.0-or-later
"""Other engines, put through the same gestures by the drivers in peers/."""
import pathlib
import shutil
import subprocess

PACKAGES = {'crossfilter2': 'crossfilter2@1.5.4', 'duckdb': '@duckdb/node-api'}
DRIVERS = {'crossfilter2': 'crossfilter.mjs', 'duckdb': 'duckdb.mjs'}
INSTALL_SECONDS = 300


class Peers:
    """The engines that are there; says once of each other one why it is not."""

    def __init__(self, report, folder, scratch, wanted):
        self._drivers = pathlib.Path(__file__).resolve().parent.parent / 'peers'
        self._folder = folder
        self.names = []
        if not wanted:
            report.note('crossfilter2 and DuckDB: not asked for.')
            return
        if not shutil.which('node'):
            report.note('crossfilter2 and DuckDB: node is not installed.')
            return
        if not folder:
            self._folder = self._install(report, scratch / 'peers')
        if self._folder:
            for name, package in PACKAGES.items():
                module = '@duckdb/node-api' if name == 'duckdb' else name
                if (self._folder / 'node_modules' / module / 'package.json').exists():
                    self.names.append(name)
                else:
                    report.note(f'{name}: {package} is not in the folder of the peers.')

    @staticmethod
    def _install(report, folder):
        if not shutil.which('npm'):
            report.note('crossfilter2 and DuckDB: npm is not installed (or give --peers FOLDER).')
            return None
        folder.mkdir(parents=True, exist_ok=True)
        for package in PACKAGES.values():
            try:
                done = subprocess.run(
                    ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', package],
                    cwd=folder, capture_output=True, text=True, timeout=INSTALL_SECONDS,
                    check=False)
            except subprocess.TimeoutExpired:
                report.note(f'{package}: npm did not come to an end.')
                continue
            if done.returncode != 0:
                said = done.stderr.strip().splitlines()
                report.note(f'{package}: npm could not fetch it ({said[0] if said else "no word"}).')
        return folder

    def command(self, name, data):
        return ['node', str(self._drivers / DRIVERS[name]), str(data)]

    @property
    def folder(self):
        """Where the drivers have to be started."""
        return self._folder
