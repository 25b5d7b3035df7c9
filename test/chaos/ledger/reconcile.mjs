import { Disturbances } from './disturbances.mjs';
import { judgeHistory } from './judge-history.mjs';
import { requestsOf } from './requests.mjs';
import { runsOf } from './runs.mjs';

/** @import { LedgerEvent } from './read-ledger.mjs' */
/** @import { Run } from './runs.mjs' */

/**
 * What the store has at the end.
 *
 * @typedef {object} StoredJob
 * @property {string} id
 * @property {number | null} number null: of a recurring job
 * @property {string} state
 * @property {string} method
 * @property {string | null} [nominal] the time that its schedule gave
 * @property {string | null} [failure] the type of the error that it failed with
 *
 * @typedef {object} StoredBatch
 * @property {string} id
 * @property {string} state
 * @property {number} unfinished
 *
 * What became of a time of the schedule, or of several in a row.
 *
 * @typedef {object} StoredOccurrence
 * @property {string} kind
 * @property {string | null} jobId
 * @property {number} count
 * @property {number} fromMs
 * @property {number} toMs
 *
 * @typedef {object} Stored
 * @property {readonly StoredJob[]} jobs
 * @property {readonly StoredBatch[]} batches
 * @property {readonly StoredOccurrence[]} history of the recurring job, the earliest first
 * @property {ReadonlyMap<number, number>} effects how often each job that completes itself had its effect
 * @property {ReadonlyMap<number, number>} followers how many jobs each job has created in its transaction
 *
 * What is wrong, with the job's number or whatever else it is known by.
 *
 * @typedef {{ fault: Fault, about: string }} Finding
 * @typedef {'lost' | 'unfinished' | 'twice stored' | 'ghost' | 'torn' | 'never ran' | 'same lease'
 *   | 'overlap' | 'unexplained repeat' | 'effect' | 'open batch' | 'missed tick' | 'untold tick'
 *   | 'not shown' | 'unexpected death'} Fault
 *
 * @typedef {object} Verdict
 * @property {Finding[]} findings none where every promise was kept
 * @property {{ acknowledged: number, uncertain: number, jobs: number, runs: number, repeats: number,
 *   repeatedAfterEnd: number, poisoned: number }} figures
 * @property {Record<string, number>} repeatsBy how many repeats each cause explains
 * @property {Record<string, number>} disturbances
 */

/** Methods that complete their jobs in the transaction of their effect; `whole` creates a job in it, too. */
const COMPLETING = ['once', 'whole'];

/** Methods whose jobs are poison: they are to end Failed. */
const POISON = ['die'];

/**
 * Holds what processes wrote down against what the store says.
 *
 * @param {readonly LedgerEvent[]} events oldest first
 * @param {Stored} stored
 * @returns {Verdict}
 */
export function reconcile(events, stored) {
  const requests = requestsOf(events);
  const runs = runsOf(events);
  const disturbances = new Disturbances(events);
  const byNumber = groupedByNumber(stored.jobs);
  const repeats = judgeRepeats(runs, disturbances);

  /** @type {Finding[]} */
  const findings = [
    ...judgeRequests(requests, byNumber),
    ...judgeStored(stored, requests, runs),
    ...judgeEffects(stored),
    ...judgeTicks(stored),
    ...judgeHistory(stored).map((about) => found('untold tick', about)),
    ...repeats.findings,
    ...events
      .filter(({ what, kind }) => what === 'died' && kind === 'unexpected')
      .map(({ pid, error }) => found('unexpected death', `process ${pid}: ${error ?? ''}`)),
  ];
  const all = [...runs.values()].flat();
  const acknowledged = [...requests.values()].filter(({ isAcknowledged }) => isAcknowledged).length;
  return {
    findings,
    figures: {
      acknowledged,
      uncertain: requests.size - acknowledged,
      jobs: stored.jobs.length,
      runs: all.length,
      repeats: repeats.count,
      repeatedAfterEnd: repeats.afterEnd,
      poisoned: stored.jobs.filter(isPoisoned).length,
    },
    repeatsBy: repeats.causes,
    disturbances: disturbances.counts(),
  };
}

/**
 * @param {Fault} fault
 * @param {unknown} about
 * @returns {Finding}
 */
const found = (fault, about) => ({ fault, about: String(about) });

/** @param {readonly StoredJob[]} jobs */
function groupedByNumber(jobs) {
  /** @type {Map<number, StoredJob[]>} */
  const groups = new Map();
  for (const job of jobs) {
    if (job.number !== null) groups.set(job.number, [...(groups.get(job.number) ?? []), job]);
  }
  return groups;
}

/** @param {StoredJob} job */
const isPoisoned = ({ state, failure }) => state === 'Failed' && failure === 'PoisonJobError';

/**
 * @param {ReturnType<typeof requestsOf>} requests
 * @param {Map<number, StoredJob[]>} byNumber
 * @returns {Finding[]}
 */
function judgeRequests(requests, byNumber) {
  /** @type {Finding[]} */
  const findings = [];
  /** @type {Map<string, { stored: number, all: number }>} */
  const groups = new Map();

  for (const [number, { isAcknowledged, isRolledBack, group }] of requests) {
    const jobs = byNumber.get(number) ?? [];
    if (jobs.length > 1) findings.push(found('twice stored', number));
    if (isAcknowledged && jobs.length === 0) findings.push(found('lost', number));
    if (isRolledBack && jobs.length > 0) findings.push(found('ghost', `${number}, rolled back`));
    if (group !== undefined) {
      const known = groups.get(group) ?? { stored: 0, all: 0 };
      groups.set(group, { stored: known.stored + Math.min(1, jobs.length), all: known.all + 1 });
    }
  }
  for (const [group, { stored, all }] of groups) {
    if (stored !== 0 && stored !== all) findings.push(found('torn', `${group}: ${stored}/${all}`));
  }
  return findings;
}

/**
 * @param {Stored} stored
 * @param {ReturnType<typeof requestsOf>} requests
 * @param {Map<string, Run[]>} runs
 * @returns {Finding[]}
 */
function judgeStored({ jobs, batches }, requests, runs) {
  /** @type {Finding[]} */
  const findings = [];
  for (const job of jobs) {
    const { id, state, method } = job;
    const number = job.number ?? `${method} at ${job.nominal}`;
    if (job.number === null ? !job.nominal : !requests.has(job.number)) {
      findings.push(found('ghost', `${number}, never asked for`));
    }

    // Nothing here deletes jobs: one that is Deleted is as good as lost.
    const isOver = state === 'Succeeded' || isPoisoned(job);
    if (!isOver) findings.push(found('unfinished', `${number} is ${state}`));
    if (POISON.includes(method) && isOver && !isPoisoned(job)) {
      findings.push(found('unfinished', `${number} is poison, and ${state}`));
    }
    if (state === 'Succeeded' && !hasRun(method, runs.get(id))) {
      findings.push(found('never ran', number));
    }
  }
  for (const { id, state, unfinished } of batches) {
    const isOpen = state === 'Started' || state === 'Awaiting' || unfinished !== 0;
    if (isOpen) findings.push(found('open batch', `${id} is ${state}, ${unfinished} unfinished`));
  }
  return findings;
}

/**
 * A job that completes itself is over with its transaction, whether its run gets to its end or not; that
 * it had its effect is looked at apart.
 *
 * @param {string} method
 * @param {readonly Run[]} [runs]
 */
function hasRun(method, runs = []) {
  return runs.some(({ outcome }) => outcome === 'ended' || COMPLETING.includes(method));
}

/**
 * @param {Stored} stored
 * @returns {Finding[]}
 */
function judgeEffects({ jobs, effects, followers }) {
  return jobs
    .filter(({ method }) => COMPLETING.includes(method))
    .map(({ number, state, method }) => {
      const due = state === 'Succeeded' ? 1 : 0;
      return {
        number,
        had: effects.get(number ?? Number.NaN) ?? 0,
        created: followers.get(number ?? Number.NaN) ?? 0,
        due,
        dueToCreate: method === 'whole' ? due : 0,
      };
    })
    .filter(({ had, created, due, dueToCreate }) => had !== due || created !== dueToCreate)
    .map(({ number, had, created }) =>
      found('effect', `${number} had its effect ${had} times, and created ${created} jobs`),
    );
}

/**
 * Each second of the schedule from the first to the last has one job; what was triggered by hand lies
 * between the seconds.
 *
 * @param {Stored} stored
 * @returns {Finding[]}
 */
function judgeTicks({ jobs }) {
  const seconds = jobs
    .map(({ nominal }) => (nominal ? Date.parse(nominal) / 1_000 : Number.NaN))
    .filter(Number.isInteger)
    .sort((a, b) => a - b);
  /** @type {Finding[]} */
  const findings = [];
  for (const [index, second] of seconds.entries()) {
    const before = seconds[index - 1] ?? second - 1;
    if (second === before) findings.push(found('twice stored', `the tick at ${second}`));
    else if (second !== before + 1) {
      findings.push(found('missed tick', `${second - before - 1} before ${second}`));
    }
  }
  return findings;
}

/**
 * @param {Map<string, Run[]>} runs
 * @param {Disturbances} disturbances
 */
function judgeRepeats(runs, disturbances) {
  /** @type {Finding[]} */
  const findings = [];
  /** @type {Record<string, number>} */
  const causes = {};
  let count = 0;
  let afterEnd = 0;

  for (const ofJob of runs.values()) {
    for (const [index, next] of ofJob.entries()) {
      const run = ofJob[index - 1];
      if (!run) continue;

      count += 1;
      if (run.outcome === 'ended') afterEnd += 1;
      const about = `${run.number}, attempts ${run.attempt} and ${next.attempt}`;
      const same = ofJob.slice(0, index).filter(({ attempt }) => attempt === next.attempt);
      if (same.some((other) => !disturbances.explainsSameAttempt(other, next))) {
        findings.push(found('same lease', about));
      }
      const cause = disturbances.explains(run, next);
      if (cause === undefined) findings.push(found('unexplained repeat', about));
      else causes[cause] = (causes[cause] ?? 0) + 1;
      if (next.fromMs < run.toMs && !disturbances.explainsOverlap(run, next)) {
        findings.push(found('overlap', about));
      }
    }
  }
  return { findings, causes, count, afterEnd };
}
