/** @import { Stored, StoredOccurrence } from './reconcile.mjs' */

const SECOND = 1_000;

/**
 * The history of the schedule of every second accounts for each second once, from the first that is kept: by an entry of
 * its own, or as one of those that an entry counts. The entries name the jobs that there are, and no others.
 *
 * @param {Pick<Stored, 'jobs' | 'history'>} stored
 * @returns {string[]} what is wrong
 */
export function judgeHistory({ jobs, history }) {
  const seconds = history.filter(({ fromMs }) => fromMs % SECOND === 0);
  const [first] = seconds;
  const ticks = jobs
    .filter(({ number, nominal }) => number === null && nominal)
    .map(({ id, nominal }) => ({ id, atMs: Date.parse(String(nominal)) }))
    .filter(({ atMs }) => atMs % SECOND === 0);
  if (!first) return ticks.map(({ atMs }) => `no history for the tick at ${atMs / SECOND}`);

  const told = new Map(seconds.flatMap(({ jobId, fromMs }) => (jobId ? [[jobId, fromMs]] : [])));
  const stored = new Set(ticks.map(({ id }) => id));
  return [
    ...gapsOf(seconds),
    ...ticks
      .filter(({ id, atMs }) => atMs >= first.fromMs && told.get(id) !== atMs)
      .map(({ atMs }) => `the job of the tick at ${atMs / SECOND}`),
    ...[...told]
      .filter(([id]) => !stored.has(id))
      .map(([, fromMs]) => `the tick at ${Number(fromMs) / SECOND} has another job`),
    ...history
      .filter(({ kind, fromMs }) => kind === 'failed' && isCovered(seconds, fromMs))
      .map(({ fromMs }) => `the tick at ${Math.floor(fromMs / SECOND)} is failed, and is not`),
  ];
}

/** @param {readonly StoredOccurrence[]} seconds */
function gapsOf(seconds) {
  return seconds.flatMap(({ fromMs, toMs, count }, index) => {
    const wanted = (seconds[index - 1]?.toMs ?? fromMs - SECOND) + SECOND;
    const about = `the ticks from ${fromMs / SECOND} to ${toMs / SECOND}`;
    const faults = [];
    if (fromMs !== wanted) faults.push(`${about} do not follow on ${wanted / SECOND - 1}`);
    if (count !== (toMs - fromMs) / SECOND + 1) faults.push(`${about} are counted as ${count}`);
    return faults;
  });
}

/**
 * @param {readonly StoredOccurrence[]} seconds
 * @param {number} atMs
 */
const isCovered = (seconds, atMs) =>
  seconds.some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs + 1);
