/** @import { LedgerEvent } from './read-ledger.mjs' */
/** @import { Run } from './runs.mjs' */

/**
 * What was done to a process, or to all of them (pid 0).
 *
 * @typedef {object} Disturbance
 * @property {string} kind
 * @property {number} pid
 * @property {number} fromMs
 * @property {number} toMs
 */

/** In these, a process goes on working while others may take it for dead. */
const SEPARATING = [
  'pause',
  'cut',
  'outage',
  'database crash',
  'failover',
  'stall',
  'busy database',
];

/** How long after a disturbance it may still have its effect: until everybody has noticed its end. */
const AFTERMATH_MS = 10_000;

export class Disturbances {
  #all;

  /** @param {readonly LedgerEvent[]} events */
  constructor(events) {
    this.#all = events
      .filter(({ what }) => what === 'disturbed')
      .map(
        ({ kind = '', pid, fromMs = 0, toMs = 0 }) =>
          /** @type {Disturbance} */ ({ kind, pid, fromMs, toMs }),
      );
  }

  /** How many there were of each kind. */
  counts() {
    /** @type {Record<string, number>} */
    const counts = {};
    for (const { kind } of this.#all) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  }

  /**
   * Why a job could be started again after this run: the run said so itself, or something was done to
   * its process meanwhile.
   *
   * @param {Run} run
   * @param {Run} next
   * @returns {string | undefined}
   */
  explains(run, next) {
    if (run.isTimedOut) return 'its time was up';
    if (run.outcome === 'threw') return 'it threw';

    if (next.attempt < run.attempt) return this.#lateStart(next) && 'late start of a zombie';
    const touching = this.#touching(run, next.fromMs);
    return (touching.find(({ pid }) => pid === run.pid) ?? touching[0])?.kind;
  }

  /**
   * Why two runs of one job could be under way at the same time: the process of the earlier one was
   * out of touch, so that others took it for dead; or it was abandoned when its time was up.
   *
   * @param {Run} run
   * @param {Run} next
   * @returns {boolean | undefined}
   */
  explainsOverlap(run, next) {
    if (run.isTimedOut) return true;
    if (next.attempt < run.attempt) return this.#lateStart(next);
    return this.#touching(run, next.fromMs).some(
      ({ kind, pid }) => SEPARATING.includes(kind) || (kind === 'stop' && pid === run.pid),
    );
  }

  /**
   * Why two servers could get the same attempt: a claim is not flushed before the job runs, so a crash of the database
   * undoes the claim of the first one. The outcome of its run is then refused. A failover may also undo an outcome, and
   * then the same server may claim the job again.
   *
   * @param {Run} run
   * @param {Run} next
   * @returns {boolean}
   */
  explainsSameAttempt(run, next) {
    const kinds = this.#touching(run, next.fromMs).map(({ kind }) => kind);
    if (kinds.includes('failover') && run.toMs <= next.fromMs) return true;
    return run.pid !== next.pid && (kinds.includes('database crash') || kinds.includes('failover'));
  }

  /**
   * Whether the run's process had claimed the job before it was out of touch, and went on with it.
   *
   * @param {Run} run
   */
  #lateStart(run) {
    const touching = this.#touching(run, run.fromMs);
    return touching.some(({ kind }) => SEPARATING.includes(kind)) || undefined;
  }

  /**
   * @param {Run} run
   * @param {number} untilMs
   */
  #touching(run, untilMs) {
    return this.#all.filter(
      ({ pid, fromMs, toMs }) =>
        (pid === 0 || pid === run.pid) && fromMs <= untilMs && toMs + AFTERMATH_MS >= run.fromMs,
    );
  }
}
