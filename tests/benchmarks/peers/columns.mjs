// SPDX-License-Identifier: GPL-3.0-or-later
// What bench_engine --write leaves in a folder: reports as columns, and gestures.
import fs from 'node:fs';
import path from 'node:path';

/// columns.bin: two 32-bit numbers (a mark, the number of reports), then the columns one after the
/// other: day, month, payer, payee, outlet (16 bits), kind, status, amount bin (8 bits), amount in
/// thousands (32 bits, -1: none). Little endian.
export function readColumns(folder) {
    const bytes = fs.readFileSync(path.join(folder, 'columns.bin'));
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const count = new Uint32Array(buffer, 4, 1)[0];
    const columns = { count };
    let offset = 8;
    const take = (name, Type) => {
        const end = offset + count * Type.BYTES_PER_ELEMENT;
        // A copy, because a column need not begin where its type asks for.
        columns[name] = new Type(buffer.slice(offset, end));
        offset = end;
    };
    for (const name of ['day', 'month', 'payer', 'payee', 'outlet']) {
        take(name, Uint16Array);
    }
    for (const name of ['type', 'status', 'bin']) {
        take(name, Uint8Array);
    }
    take('amount', Int32Array);
    return columns;
}

/// gestures.txt, a line each: "set FROM TO" (untimed) and "brush FROM TO" in days, the end not
/// included; "payer CODE", "payee CODE", "type CODE" tick or untick; "reset company" (untimed)
/// unticks all companies.
export function readGestures(folder) {
    return fs.readFileSync(path.join(folder, 'gestures.txt'), 'utf8').trim().split('\n').map(line => {
        const [what, first, second] = line.split(' ');
        return { what, first: Number(first), second: Number(second) };
    });
}

const kinds = { brush: 'brush', payer: 'company', payee: 'company', type: 'kind' };

/// The times of one run, printed as bench_engine prints its own: a JSON line for each kind of
/// gesture.
export class Times {
    constructor(engine, version, count, loadMs) {
        this.head = { engine, version, rows: count, load_ms: loadMs };
        this.times = new Map();
        this.check = 0;
    }

    /// Untimed gestures have no kind.
    static kindOf(gesture) {
        return kinds[gesture.what];
    }

    add(kind, milliseconds) {
        if (!this.times.has(kind)) {
            this.times.set(kind, []);
        }
        this.times.get(kind).push(milliseconds);
    }

    /// Mixes one value of one of the seven facets into a number that engines must agree on.
    mix(facet, code, count, sum) {
        this.check = (this.check + (code + 1) * (facet + 1) * count + sum % 1000003) % 1000000007;
    }

    print() {
        const memory = fs.readFileSync('/proc/self/status', 'utf8');
        const peak = Number(/VmHWM:\s+(\d+)/.exec(memory)[1]) / 1024;
        for (const [kind, times] of this.times) {
            const sorted = [...times].sort((a, b) => a - b);
            const at = part => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
            console.log(JSON.stringify({
                ...this.head, kind, gestures: sorted.length, p50: at(0.5), p95: at(0.95),
                max: sorted[sorted.length - 1], peak_mb: peak, check: String(this.check),
            }));
        }
    }
}
