import { mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { nowMs } from '../support/monotonic-clock.mjs';

/**
 * Writes down what happens in this process, outside of the store under test, one line an event.
 *
 * A line is with the operating system when `write` returns: a process that is killed right after loses
 * nothing of it. Only a loss of the whole machine would, and that takes the ledger's reader along.
 */
export class LedgerWriter {
  #file;

  /**
   * @param {string} folder of one scenario
   * @param {string} name of the process that writes
   */
  constructor(folder, name) {
    mkdirSync(folder, { recursive: true });
    this.#file = openSync(join(folder, `${name}.jsonl`), 'a');
  }

  /**
   * @param {string} what
   * @param {Record<string, unknown>} facts
   */
  write(what, facts) {
    const line = { what, ...facts, pid: facts.pid ?? process.pid, atMs: nowMs(), wall: Date.now() };
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}
