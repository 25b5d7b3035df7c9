import { isSilent } from '../../../problems/silence.js';
import type {
  LostServer,
  ServerActivity,
  ServerRecord,
} from '../../../storage/servers/server-store.js';
import type { JobRow } from '../../answers/jobs.js';
import type {
  LostServerAnswer,
  ServerActivityAnswer,
  ServerAnswer,
} from '../../answers/overview.js';
import { present } from './present.js';

export interface ServerWork {
  readonly processing: number;
  readonly running: readonly JobRow[];
}

export function serverAnswerOf(server: ServerRecord, work: ServerWork, now: Date): ServerAnswer {
  return present({
    ...work,
    id: server.id,
    name: server.name,
    queues: server.queues,
    workerCount: server.workerCount,
    activity: server.activity && activityAnswerOf(server.activity),
    startedAt: server.startedAt.getTime(),
    heartbeatAt: server.heartbeatAt.getTime(),
    nextHeartbeatAt: nextHeartbeatOf(server),
    isSilent: isSilent(server, now),
    isStopping: server.isStopping,
    version: server.software?.application,
    library: server.software?.library,
    node: server.software?.node,
    host: server.software?.host,
    memoryBytes: server.load?.memoryBytes,
    cpu: server.load?.cpu,
    eventLoopLagMs: server.load?.eventLoopLagMs,
  });
}

const nextHeartbeatOf = ({ heartbeatAt, activity }: ServerRecord): number | undefined =>
  activity && heartbeatAt.getTime() + activity.heartbeatIntervalMs;

const activityAnswerOf = ({
  busyWorkers,
  claimedAhead,
  abandonedCount,
  abandonedRuns,
}: ServerActivity): ServerActivityAnswer => ({
  busyWorkers,
  claimedAhead,
  abandonedCount,
  abandonedRuns: abandonedRuns.map(
    ({ jobId, type, method, startedAt, abandonedAt, holdsWorker }) => ({
      jobId,
      callName: `${type}.${method}`,
      startedAt: startedAt.getTime(),
      abandonedAt: abandonedAt.getTime(),
      holdsWorker,
    }),
  ),
});

export const lostServerAnswerOf = ({
  id,
  name,
  startedAt,
  heartbeatAt,
  lostAt,
}: LostServer): LostServerAnswer => ({
  id,
  name,
  startedAt: startedAt.getTime(),
  heartbeatAt: heartbeatAt.getTime(),
  lostAt: lostAt.getTime(),
});
