import type {
  LostServer,
  Pulse,
  ServerLoad,
  ServerRecord,
} from '../../../storage/servers/server-store.js';
import { isRecord } from '../../../support/is-record.js';
import { parsedJson } from '../../../support/text/parsed-json.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import { readActivity } from '../../parts/server-activity-text.js';
import { readSoftware } from '../../parts/server-software-text.js';

/** What `HEARTBEAT` answers. */
export type HeartbeatAnswer = readonly [
  now: number,
  isKnown: 0 | 1,
  isStopRequested: 0 | 1,
  pausedQueues: readonly string[],
  hasReadyJobs: 0 | 1,
  hasParkedJobs: 0 | 1,
  hasAbandonedJobs: 0 | 1,
  hasReleasedContinuations: 0 | 1,
  hasUncountedBatches: 0 | 1,
  nextRecurringAt: number | null,
  nextDueAt: number | null,
  nextTimeoutAt: number | null,
];

export const pulseOf = (answer: HeartbeatAnswer): Pulse => ({
  isKnown: answer[1] === 1,
  isStopRequested: answer[2] === 1,
  pausedQueues: answer[3],
  hasReadyJobs: answer[4] === 1,
  hasParkedJobs: answer[5] === 1,
  hasAbandonedJobs: answer[6] === 1,
  hasReleasedContinuations: answer[7] === 1,
  hasUncountedBatches: answer[8] === 1,
  nextRecurringAt: optionalDateOf(answer[9]),
  nextDueAt: optionalDateOf(answer[10]),
  nextTimeoutAt: optionalDateOf(answer[11]),
});

/** What `LIST_SERVERS` answers for a server. */
export type ServerRow = readonly [
  name: string | null,
  queues: string | null,
  workers: string | null,
  started: string | null,
  stopping: string | null,
  load: string | null,
  activity: string | null,
  software: string | null,
  id: string,
  heartbeat: string,
];

export const serverOf = (row: ServerRow): ServerRecord => ({
  id: row[8],
  name: row[0] ?? '',
  queues: queuesIn(row[1]),
  workerCount: Number(row[2]),
  startedAt: dateOf(row[3]),
  heartbeatAt: dateOf(row[9]),
  isStopping: row[4] !== null,
  load: loadIn(row[5]),
  activity: readActivity(row[6]),
  software: readSoftware(row[7]),
});

/** Undefined where the text is no lost server. */
export function lostServerIn(text: string | null): LostServer | undefined {
  const lost = parsedJson(text);
  if (!isRecord(lost)) return undefined;
  return {
    id: String(lost.id),
    name: String(lost.name),
    startedAt: dateOf(lost.startedAt),
    heartbeatAt: dateOf(lost.heartbeatAt),
    lostAt: dateOf(lost.lostAt),
  };
}

function queuesIn(text: string | null): string[] {
  const queues = parsedJson(text);
  return Array.isArray(queues) ? queues.map(String) : [];
}

function loadIn(text: string | null): ServerLoad | undefined {
  const load = parsedJson(text);
  if (!isRecord(load)) return undefined;
  const { memoryBytes, cpu, eventLoopLagMs } = load;
  return {
    memoryBytes: Number(memoryBytes),
    cpu: Number(cpu),
    eventLoopLagMs: Number(eventLoopLagMs),
  };
}
