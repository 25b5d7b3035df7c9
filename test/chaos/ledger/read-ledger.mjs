import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One line of a ledger. `atMs` is on the clock that all processes of the machine share.
 *
 * Written by clients: `asked` before a job is to be stored, `acknowledged` once the library has said
 * that it is, `refused` when it threw, `rolledBack` when the client undid its transaction itself.
 * `idle` when it has given all its orders.
 * Written by jobs: `started`, then `ended`, `aborted` (its signal fired) or `threw`;
 * `timedOut` when its time was up before that.
 * Written by whoever disturbs: `disturbed`, with its kind and time, of one process or of all, and
 * `died` when a process has ended.
 *
 * @typedef {object} LedgerEvent
 * @property {'asked' | 'acknowledged' | 'refused' | 'rolledBack' | 'started' | 'ended' | 'aborted'
 *   | 'threw' | 'timedOut' | 'disturbed' | 'died' | 'idle'} what
 * @property {number} pid 0: of nobody in particular
 * @property {number} atMs
 * @property {number} [number] what the job is known by, from before it has an id
 * @property {string | null} [jobId]
 * @property {number} [attempt]
 * @property {string} [method]
 * @property {string} [group] jobs of one group are stored together, or none of them is
 * @property {boolean} [hasToWait] for its time, or for another job
 * @property {string} [error]
 * @property {string} [kind]
 * @property {number} [fromMs]
 * @property {number} [toMs]
 */

/**
 * Every line of a ledger, oldest first.
 *
 * @param {string} folder
 * @returns {LedgerEvent[]}
 */
export function readLedger(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => eventsOf(readFileSync(join(folder, name), 'utf8')))
    .sort((a, b) => a.atMs - b.atMs);
}

/** @param {string} text */
function eventsOf(text) {
  // The last line of a process that is being killed may not be whole; nobody relied on it.
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => /** @type {LedgerEvent} */ (JSON.parse(line)));
}
