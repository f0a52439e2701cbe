// SPDX-License-Identifier: GPL-3.0-or-later
// node crossfilter.mjs FOLDER, in a folder where crossfilter2 is installed: the gestures of
// bench_engine on crossfilter2, each with the same seven facets of counts and sums.
import { createRequire } from 'node:module';
import { readColumns, readGestures, Times } from './columns.mjs';

const installed = createRequire(process.cwd() + '/');
const loaded = installed('crossfilter2');
const crossfilter = loaded.default ?? loaded;
const { version } = installed('crossfilter2/package.json');

const columns = readColumns(process.argv[2]);
const gestures = readGestures(process.argv[2]);

// What the values of a day and of an amount are grouped by, as the columns have it.
const monthOfDay = new Uint16Array(65536);
columns.day.forEach((day, row) => { monthOfDay[day] = columns.month[row]; });
const binStarts = [];
columns.bin.forEach((bin, row) => {
    binStarts[bin] = Math.min(binStarts[bin] ?? Infinity, columns.amount[row]);
});
const bins = [...binStarts.keys()].filter(bin => binStarts[bin] !== undefined);
const binOf = amount => bins.findLast(bin => binStarts[bin] <= amount);

const started = performance.now();
const filter = crossfilter(Array.from({ length: columns.count }, (_, row) => row));
const dimension = name => filter.dimension(row => columns[name][row]);
const dimensions = {
    day: dimension('day'), type: dimension('type'), status: dimension('status'),
    payer: dimension('payer'), payee: dimension('payee'), amount: dimension('amount'),
    outlet: dimension('outlet'),
};
const summed = group => group.reduce(
    (value, row) => {
        value.count += 1;
        value.sum += Math.max(columns.amount[row], 0);
        return value;
    },
    (value, row) => {
        value.count -= 1;
        value.sum -= Math.max(columns.amount[row], 0);
        return value;
    },
    () => ({ count: 0, sum: 0 }));
const byMonth = summed(dimensions.day.group(day => monthOfDay[day]));
const byType = summed(dimensions.type.group());
const byStatus = summed(dimensions.status.group());
const byAmount = summed(dimensions.amount.group(binOf));
const ranked = ['payer', 'payee', 'outlet'].map(
    name => summed(dimensions[name].group()).order(value => value.sum));
const times = new Times('crossfilter2', version, columns.count, performance.now() - started);

const ticked = { payer: new Set(), payee: new Set(), type: new Set() };
function tick(name, code) {
    const codes = ticked[name];
    if (!codes.delete(code)) {
        codes.add(code);
    }
    if (codes.size === 0) {
        dimensions[name].filterAll();
    } else if (codes.size === 1) {
        dimensions[name].filterExact([...codes][0]);
    } else {
        dimensions[name].filterFunction(value => codes.has(value));
    }
}

/// The same list where the order of equal sums is decided: the lower code comes first. Not timed.
function tiesDecided(group, top) {
    const least = top.length > 0 ? top[top.length - 1].value.sum : 0;
    return group.all().filter(({ value }) => value.sum >= least)
        .sort((a, b) => b.value.sum - a.value.sum || a.key - b.key).slice(0, top.length);
}

for (const gesture of gestures) {
    const kind = Times.kindOf(gesture);
    const before = performance.now();
    if (gesture.what === 'brush' || gesture.what === 'set') {
        dimensions.day.filterRange([gesture.first, gesture.second]);
    } else if (gesture.what === 'reset') {
        for (const name of ['payer', 'payee']) {
            dimensions[name].filterAll();
            ticked[name].clear();
        }
    } else {
        tick(gesture.what, gesture.first);
    }
    const facets = [...[byMonth, byType, byStatus, byAmount].map(group => group.all()),
                    ...ranked.map(group => group.top(20))];
    const took = performance.now() - before;
    if (!kind) {
        continue;
    }
    times.add(kind, took);
    facets.forEach((values, facet) => {
        const decided = facet < 4 ? values : tiesDecided(ranked[facet - 4], values);
        for (const { key, value } of decided) {
            if (value.count > 0 && (facet < 4 || value.sum > 0)) {
                times.mix(facet, key, value.count, value.sum);
            }
        }
    });
}
times.print();
