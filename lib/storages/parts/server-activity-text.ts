import type { AbandonedRun, ServerActivity } from '../../storage/servers/server-store.js';
import { MAX_ABANDONED_TOLD } from '../../storage/servers/server-store.js';
import { isRecord, type UnknownFields } from '../../support/is-record.js';
import { parsedJson } from '../../support/text/parsed-json.js';
import { dateOf } from './instants.js';

/** Times are in milliseconds since 1970. */
export function activityText({ abandonedRuns, ...numbers }: ServerActivity): string {
  const runs = abandonedRuns.map(({ startedAt, abandonedAt, ...run }) => ({
    ...run,
    startedAt: startedAt.getTime(),
    abandonedAt: abandonedAt.getTime(),
  }));
  return JSON.stringify({ ...numbers, abandonedRuns: runs });
}

/** Undefined where there is none, or where the text is not an activity. */
export function readActivity(text: unknown): ServerActivity | undefined {
  const said = parsedJson(text);
  if (!isRecord(said) || !Array.isArray(said.abandonedRuns)) return undefined;

  const { heartbeatIntervalMs, busyWorkers, claimedAhead, abandonedCount } = said;
  const numbers = { heartbeatIntervalMs, busyWorkers, claimedAhead, abandonedCount };
  if (!hasCounts(numbers)) return undefined;
  const runs = said.abandonedRuns.slice(0, MAX_ABANDONED_TOLD).filter(isRecord).map(runOf);
  const { clockOffsetMs, watchesProblems } = said;
  return {
    ...numbers,
    abandonedRuns: runs,
    ...(typeof clockOffsetMs === 'number' && { clockOffsetMs }),
    ...(watchesProblems === true && { watchesProblems }),
  };
}

const hasCounts = <Names extends string>(
  values: Readonly<Record<Names, unknown>>,
): values is Readonly<Record<Names, number>> =>
  Object.values(values).every((value) => Number.isSafeInteger(value) && Number(value) >= 0);

const runOf = ({ jobId, type, method, startedAt, abandonedAt, holdsWorker }: UnknownFields) =>
  ({
    jobId: String(jobId),
    type: String(type),
    method: String(method),
    startedAt: dateOf(startedAt),
    abandonedAt: dateOf(abandonedAt),
    holdsWorker: holdsWorker === true,
  }) satisfies AbandonedRun;
