import type { LostServer, ServerRecord } from '../../../storage/server-store.js';
import type { JobRow } from '../../answers/jobs.js';
import type { LostServerAnswer, ServerAnswer } from '../../answers/overview.js';
import { isSilent } from '../../problems/silence.js';
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
    startedAt: server.startedAt.getTime(),
    heartbeatAt: server.heartbeatAt.getTime(),
    isSilent: isSilent(server, now),
    isStopping: server.isStopping,
    memoryBytes: server.load?.memoryBytes,
    cpu: server.load?.cpu,
    eventLoopLagMs: server.load?.eventLoopLagMs,
  });
}

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
