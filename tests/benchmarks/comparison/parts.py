# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of a comparison; each adds its lines to the report."""
import csv
import shutil
import sqlite3

from .programs import Failed, NoDisplay, median
from .report import Line, number

KINDS = {'brush': 'brush', 'company': 'tick a company', 'kind': 'tick a kind'}
LARGE = 1_000_000  # what the targets beside peers were set for
FRAME_MS = 1000 / 60


def _by_kind(lines):
    return {line['kind']: line for line in lines}


def engine(run):
    """Our cross-filter and others on the same columns and gestures, in turns."""
    programs, data = run.programs, run.data.columns()
    names = ['dealscope', *run.peers.names]
    runs = {name: [] for name in names}
    for turn in range(run.runs):
        for name in list(runs):
            programs.say(f'Cross-filter, {name}, {turn + 1} of {run.runs} ...')
            command = [programs.path('bench_engine'), str(data / 'columns.bin'),
                       str(data / 'gestures.txt')]
            try:
                if name != 'dealscope':
                    command = run.peers.command(name, data)
                lines = programs.lines(command,
                                       cwd=None if name == 'dealscope' else run.peers.folder)
            except Failed as error:
                if name == 'dealscope':
                    raise
                run.report.note(f'{name}: {error}.')
                del runs[name]
                continue
            runs[name].append(_by_kind(lines))
    run.report.raw['engine'] = runs
    ours = runs['dealscope']
    run.versions['qt'] = ours[0]['brush'].get('qt', 'unknown')
    is_large = run.rows >= LARGE
    targets = {('brush', 'p50'): 12, ('brush', 'p95'): 20, ('company', 'p95'): 25,
               ('kind', 'p95'): 25}

    def add(what, figure_of, name, unit='ms', at_least=None):
        run.report.lines.append(Line(
            what, figure_of(ours), unit, peer_name=name or '',
            peer=figure_of(runs[name]) if name else None,
            at_least=at_least if is_large and name == 'crossfilter2' else None))

    for name in [n for n in names if n in runs and n != 'dealscope'] or [None]:
        for kind, words in KINDS.items():
            for key, rank in (('p50', 'median'), ('p95', 'p95')):
                add(f'cross-filter: {words}, {rank}', lambda of, k=kind, r=key: median(of, k, r),
                    name, at_least=targets.get((kind, key)))
        # Ours includes what turns plain columns into those of a ledger's figures.
        add('cross-filter: columns loaded',
            lambda of: median(of, 'brush', 'load_ms')
            + (median(of, 'brush', 'columns_ms') if of is ours else 0), name)
        add('cross-filter: index built', lambda of: median(of, 'brush', 'load_ms'), name,
            at_least=10)
        add('cross-filter: most memory', lambda of: median(of, 'brush', 'peak_mb'), name, 'MB')
        if name:
            checks = {line['check'] for each in ours for line in each.values()}
            theirs = {line['check'] for each in runs[name] for line in each.values()}
            line = Line('cross-filter: check of all counts and sums', ' '.join(sorted(checks)), '',
                        peer_name=name, peer=' '.join(sorted(theirs)), agree=True)
            run.report.lines.append(line)
            if not line.met:
                run.report.fail(f'the counts and sums of {name} are not ours.')


def growth(run, sizes):
    """Our cross-filter from small to large; the largest beside crossfilter2 on a million."""
    rows = [['rows', 'index built', 'brush median', 'brush p95', 'company p95', 'kind p95',
             'most memory']]
    brush = None
    for size in sizes:
        run.programs.say(f'Cross-filter, {size:,} reports ...')
        figures = _by_kind(run.programs.lines(
            [run.programs.path('bench_engine'), '--rows', str(size)]))
        run.report.raw.setdefault('growth', {})[size] = figures
        brush = figures['brush']
        rows.append([f'{size:,}', number(brush['load_ms'], 'ms'), number(brush['p50'], 'ms'),
                     number(brush['p95'], 'ms'), number(figures['company']['p95'], 'ms'),
                     number(figures['kind']['p95'], 'ms'), number(brush['peak_mb'], 'MB')])
    run.report.growth = rows
    theirs = run.report.raw.get('engine', {}).get('crossfilter2')
    if theirs and run.rows == LARGE and sizes[-1] > LARGE:
        for key, rank in (('p50', 'median'), ('p95', 'p95')):
            run.report.lines.append(Line(
                f'cross-filter: brush at {sizes[-1]:,}, {rank}', brush[key],
                peer_name=f'crossfilter2 at {LARGE:,}', peer=median(theirs, 'brush', key),
                at_least=1))


def imports(run):
    """A file of reports into a ledger, beside the sqlite3 shell."""
    command = [run.programs.path('bench_import'), str(run.data.csv()), '--runs', str(run.runs)]
    if not shutil.which('sqlite3'):
        run.report.note('the import by the sqlite3 shell: sqlite3 is not installed.')
        command += ['--without', 'flat,schema']
    run.programs.say('Import ...')
    figures = run.programs.object(command)
    run.report.raw['import'] = figures
    run.versions['sqlite'] = figures.get('sqlite', sqlite3.sqlite_version)
    has_target = run.rows >= LARGE / 10
    ours = figures['import_into_ledger']['rows_per_second']
    peers = {'shell_flat_table': ('sqlite3 .import, flat', 1),
             'shell_our_schema': ('sqlite3 into our schema', 2)}
    there = {key: words for key, words in peers.items() if key in figures} or {None: ('', None)}
    for key, (words, at_least) in there.items():
        run.report.lines.append(Line(
            'import', ours, 'rows/s', more_is_better=True, peer_name=words,
            peer=figures[key]['rows_per_second'] if key else None,
            at_least=at_least if has_target else None))
    run.report.lines.append(Line('import: most memory', figures['peak_mb'], 'MB'))


def _flat_database(run):
    """The file of reports as one plain table, for a program that shows such."""
    made = run.programs.folder / f'flat_{run.rows}.db'
    if not made.exists():
        unfinished = made.with_suffix('.unfinished')
        unfinished.unlink(missing_ok=True)
        with open(run.data.csv(), encoding='utf8', newline='') as file:
            rows = csv.reader(file)
            names = next(rows)
            database = sqlite3.connect(unfinished)
            database.execute('CREATE TABLE reports (%s)'
                             % ', '.join('"%s" TEXT' % name.replace('"', '""') for name in names))
            database.executemany('INSERT INTO reports VALUES (%s)' % ', '.join('?' * len(names)),
                                 rows)
            database.commit()
            database.close()
        unfinished.rename(made)
    return made


def start(run):
    """From the start of a program to its first pixels, and to a screen that stands still."""
    bench = run.programs.path('bench_start')
    command = [bench, '--runs', str(max(3, run.runs)), '--', 'empty', bench, '--empty',
               '--', 'dealscope', run.programs.path('dealscope'), str(run.data.ledger())]
    browser = shutil.which('sqlitebrowser')
    if browser:
        command += ['--', 'browser', browser, '--read-only', '--table', 'reports',
                    str(_flat_database(run))]
    else:
        run.report.note('DB Browser for SQLite: sqlitebrowser is not installed.')
    run.programs.say('Start ...')
    try:
        lines = run.programs.lines(command, on_display=True)
    except NoDisplay as reason:
        run.report.note(f'the start: {reason}.')
        return
    run.report.raw['start'] = lines
    of = {line['program']: line for line in lines}
    for line in lines:
        if line['runs'] == 0:
            raise Failed(f'{line["program"]} drew nothing')
    for key, words, empty, other in (('first_pixels_ms', 'first pixels', 1 / 2, None),
                                     ('settled_ms', 'settled', None, 1)):
        run.report.lines.append(Line(f'start: {words}', of['dealscope'][key],
                                     peer_name='empty Qt window', peer=of['empty'][key],
                                     at_least=empty))
        if browser:
            run.report.lines.append(Line(f'start: {words}', of['dealscope'][key],
                                         peer_name='DB Browser', peer=of['browser'][key],
                                         at_least=other))
    run.report.lines.append(Line('start: most memory', of['dealscope']['peak_mb'], 'MB',
                                 peer_name='DB Browser' if browser else 'empty Qt window',
                                 peer=of['browser' if browser else 'empty']['peak_mb']))


def gestures(run):
    """From a gesture until all visible views of the window are painted."""
    bench, ledger = run.programs.path('bench_gestures'), str(run.data.ledger())
    run.programs.say('Gestures ...')
    snapshot = run.programs.object([bench, '--snapshot', ledger])
    try:
        figures = run.programs.object([bench, ledger], on_display=True)
    except NoDisplay as reason:
        run.report.note(f'a display for the gestures, which are painted without: {reason}.')
        figures = run.programs.object([bench, ledger])
    run.report.raw['gestures'] = {'snapshot': snapshot, 'window': figures}
    below = 16 if run.rows <= LARGE / 10 else 33 if run.rows <= LARGE else None
    add = run.report.lines.append
    add(Line('ledger read, opened before', snapshot['read']))
    add(Line('ledger in memory', snapshot['mb_snapshot'], 'MB',
             below=250 if run.rows <= LARGE else None))
    add(Line('window opened, all views painted', figures['open_to_all_views']))
    add(Line('window with all views, memory', figures['mb_opened'], 'MB'))
    for kind, words in KINDS.items():
        add(Line(f'{words} to all views painted, median', figures[kind]['p50_ms']))
        add(Line(f'{words} to all views painted, p95', figures[kind]['p95_ms'], below=below))
    for kind, words in (('lens', 'another lens'), ('clock', 'another day of the clock')):
        add(Line(f'{words} to all views painted, p95', figures[kind]['p95_ms']))
    for kind in ('zoom_in', 'pan', 'zoom_out'):
        if f'timeline_{kind}' in figures:
            add(Line(f'timeline in the window: {kind.replace("_", " ")}, p95',
                     figures[f'timeline_{kind}']['p95_ms'], below=16))


def timeline(run):
    """The timeline alone, on as many deals as that many reports are of."""
    deals = max(1, run.rows * 6 // 10)
    run.programs.say('Timeline ...')
    figures = run.programs.object([run.programs.path('bench_timeline'), '--deals', str(deals),
                                   '--companies', str(min(20_000, max(10, deals // 30)))])
    run.report.raw['timeline'] = figures
    for key, value in figures.items():
        if key.startswith(('pan_', 'zoom_')):
            words = key.replace('_', ' ')
            run.report.lines.append(Line(f'timeline: {words}, p95', value['p95_ms'], below=16))
    run.report.lines.append(Line('timeline: change of filter, median',
                                 figures['filter_change']['p50_ms']))


def export(run):
    """Pictures and the table of deals, written to files."""
    run.programs.say('Export ...')
    figures = run.programs.object([run.programs.path('bench_export'), str(run.data.ledger()),
                                   '--runs', '1'])
    run.report.raw['export'] = figures
    for name, value in figures.items():
        if isinstance(value, dict):
            run.report.lines.append(Line(f'export: {name.replace("_", ".")}', value['p50_ms']))


PARTS = {'engine': engine, 'import': imports, 'start': start, 'gestures': gestures,
         'timeline': timeline, 'export': export}
