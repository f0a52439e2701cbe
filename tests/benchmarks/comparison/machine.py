# SPDX-License-Identifier: GPL-3.0-or-later
"""What the figures were measured on."""
import datetime
import os
import pathlib
import platform
import re
import sqlite3


def _first(path, pattern, otherwise='unknown'):
    try:
        found = re.search(pattern, pathlib.Path(path).read_text(encoding='utf8'), re.MULTILINE)
    except OSError:
        return otherwise
    return found.group(1).strip() if found else otherwise


def build_type(build):
    """As CMake was told; benchmarks of another one than Release say nothing."""
    return _first(build / 'CMakeCache.txt', r'^CMAKE_BUILD_TYPE:\w+=(.*)$')


def describe(build, versions):
    """`versions` are those of Qt and SQLite, as the benchmarks printed them."""
    memory = _first('/proc/meminfo', r'^MemTotal:\s*(\d+)', '0')
    system = _first('/etc/os-release', r'^PRETTY_NAME=.?([^"\n]*)')
    return {
        'date': datetime.date.today().isoformat(),
        'processor': f'{_first("/proc/cpuinfo", r"^model name.*?: *(.*)$", platform.machine())}, '
                     f'{os.cpu_count()} cores',
        'memory': f'{int(memory) / 1024 / 1024:.1f} GB',
        'system': f'{system}, Linux {platform.release()}',
        'Qt': versions.get('qt', 'unknown'),
        'SQLite': versions.get('sqlite', sqlite3.sqlite_version),
        'build': build_type(build),
    }
