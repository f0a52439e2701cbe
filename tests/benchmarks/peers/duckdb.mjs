// SPDX-License-Identifier: GPL-3.0-or-later
// node duckdb.mjs FOLDER, in a folder where @duckdb/node-api is installed: the gestures of
// bench_engine on DuckDB in memory, a query a facet.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readColumns, readGestures, Times } from './columns.mjs';

const installed = createRequire(process.cwd() + '/');
const { DuckDBInstance, version } = installed('@duckdb/node-api');

const folder = process.argv[2];
const columns = readColumns(folder);
const gestures = readGestures(folder);
const names = ['day', 'month', 'payer', 'payee', 'outlet', 'type', 'status', 'bin'];

const csv = path.join(folder, 'columns.csv');
if (!fs.existsSync(csv)) {
    const file = fs.openSync(csv, 'w');
    let lines = [[...names, 'amount'].join(',')];
    for (let row = 0; row < columns.count; ++row) {
        lines.push([...names.map(name => columns[name][row]),
                    Math.max(columns.amount[row], 0)].join(','));
        if (lines.length === 50000) {
            fs.writeSync(file, lines.join('\n') + '\n');
            lines = [];
        }
    }
    fs.writeSync(file, lines.join('\n') + '\n');
    fs.closeSync(file);
}

const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
const started = performance.now();
await connection.run(`CREATE TABLE reports AS SELECT * FROM read_csv('${csv}', header = true)`);
const times = new Times('duckdb', version(), columns.count, performance.now() - started);

let days = [0, 100000];
const ticked = { payer: new Set(), payee: new Set(), type: new Set() };
const facets = ['month', 'type', 'status', 'bin', 'payer', 'payee', 'outlet'];

function queryOf(facet) {
    const clauses = facet === 'month' ? [] : [`day >= ${days[0]} AND day < ${days[1]}`];
    for (const [name, codes] of Object.entries(ticked)) {
        if (codes.size > 0 && name !== facet) {
            clauses.push(`${name} IN (${[...codes].join(',')})`);
        }
    }
    const where = clauses.length > 0 ? ` WHERE ${clauses.join(' AND ')}` : '';
    const ranked = facets.indexOf(facet) > 3 ? ' ORDER BY sum DESC, code LIMIT 20' : '';
    return `SELECT ${facet} AS code, count(*)::INTEGER AS count, sum(amount)::DOUBLE AS sum
            FROM reports${where} GROUP BY code${ranked}`;
}

for (const gesture of gestures) {
    const kind = Times.kindOf(gesture);
    const before = performance.now();
    if (gesture.what === 'brush' || gesture.what === 'set') {
        days = [gesture.first, gesture.second];
    } else if (gesture.what === 'reset') {
        ticked.payer.clear();
        ticked.payee.clear();
    } else if (!ticked[gesture.what].delete(gesture.first)) {
        ticked[gesture.what].add(gesture.first);
    }
    const results = [];
    for (const facet of facets) {
        results.push((await connection.runAndReadAll(queryOf(facet))).getColumns());
    }
    const took = performance.now() - before;
    if (!kind) {
        continue;
    }
    times.add(kind, took);
    results.forEach(([codes, counts, sums], facet) => {
        codes.map(Number).forEach((code, at) => {
            if (facet < 4 || sums[at] > 0) {
                times.mix(facet, code, counts[at], sums[at]);
            }
        });
    });
}
times.print();
