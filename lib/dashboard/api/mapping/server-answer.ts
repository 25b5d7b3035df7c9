import type { ServerRecord } from '../../../storage/server-store.js';
import { isSilent } from '../../problems/silence.js';
import type { ServerAnswer } from '../answers.js';
import { present } from './present.js';

export function serverAnswerOf(server: ServerRecord, processing: number, now: Date): ServerAnswer {
  return present({
    id: server.id,
    name: server.name,
    queues: server.queues,
    workerCount: server.workerCount,
    processing,
    startedAt: server.startedAt.getTime(),
    heartbeatAt: server.heartbeatAt.getTime(),
    isSilent: isSilent(server, now),
    isStopping: server.isStopping,
    memoryBytes: server.load?.memoryBytes,
    cpu: server.load?.cpu,
    eventLoopLagMs: server.load?.eventLoopLagMs,
  });
}
