import { Ledger } from './ledger.mjs';
import { nowMs } from './monotonic-clock.mjs';

/**
 * The work of every job in the benchmark: it notes its run and, if the job has a time, how long ago that
 * was.
 */
export class Stopwatch {
  ledger = new Ledger();
  delaysMs = [];
  #waitMs;

  /** @param {{ waitMs?: number }} [options] how long each job takes; without it, no time at all */
  constructor({ waitMs } = {}) {
    this.#waitMs = waitMs;
  }

  /** @param {{ i: number, at?: number }} job */
  handle = (job) => {
    const startedMs = nowMs();
    this.ledger.record(job.i, startedMs);
    if (job.at !== undefined) this.delaysMs.push(startedMs - job.at);
    if (this.#waitMs !== undefined) {
      return new Promise((resolve) => setTimeout(resolve, this.#waitMs));
    }
  };
}
