/** @import { LedgerEvent } from './read-ledger.mjs' */

/**
 * One run of a job, as its process wrote it down.
 *
 * @typedef {object} Run
 * @property {number} number
 * @property {string} jobId
 * @property {number} attempt
 * @property {number} pid
 * @property {number} fromMs
 * @property {number} toMs its last line, or the death of its process; infinite when it has neither
 * @property {boolean} isTimedOut whether its time was up, so that it is abandoned if it goes on
 * @property {'ended' | 'aborted' | 'threw' | 'died' | 'unknown'} outcome
 */

/**
 * The runs of each job, oldest first.
 *
 * @param {readonly LedgerEvent[]} events oldest first
 * @returns {Map<string, Run[]>} by the job's id
 */
export function runsOf(events) {
  /** @type {Map<string, Run[]>} */
  const runs = new Map();
  const deaths = new Map(
    events.filter(({ what }) => what === 'died').map(({ pid, atMs }) => [pid, atMs]),
  );

  for (const event of events) {
    const { what, jobId, pid, atMs } = event;
    if (!jobId) continue;

    const ofJob = runs.get(jobId) ?? [];
    if (what === 'started') {
      const diedAt = deaths.get(pid);
      ofJob.push({
        number: event.number ?? Number.NaN,
        jobId,
        attempt: event.attempt ?? 0,
        pid,
        fromMs: atMs,
        toMs: diedAt ?? Number.POSITIVE_INFINITY,
        isTimedOut: false,
        outcome: diedAt === undefined ? 'unknown' : 'died',
      });
      runs.set(jobId, ofJob);
      continue;
    }
    const run = ofJob.findLast(
      (one) => one.pid === pid && one.attempt === event.attempt && one.fromMs <= atMs,
    );
    if (run && what === 'timedOut') run.isTimedOut = true;
    if (run && (what === 'ended' || what === 'aborted' || what === 'threw')) {
      Object.assign(run, { toMs: atMs, outcome: what });
    }
  }
  return runs;
}
