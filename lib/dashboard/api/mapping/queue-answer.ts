import { isSilent } from '../../../problems/silence.js';
import type { QueueSummary } from '../../../storage/monitoring/monitoring-store.js';
import type { ServerRecord } from '../../../storage/servers/server-store.js';
import type { QueueAnswer } from '../../answers/overview.js';
import type { QueueHold } from '../../answers/waiting.js';
import { present } from './present.js';

export function queueAnswerOf(
  queue: QueueSummary,
  servers: readonly ServerRecord[],
  now: Date,
  hold?: QueueHold,
): QueueAnswer {
  const serving = servers.filter(
    (server) => server.queues.includes(queue.name) && !isSilent(server, now),
  );
  return present({
    name: queue.name,
    ready: queue.ready,
    oldestReadyAt: queue.oldestReadyAt?.getTime(),
    waiting: queue.waiting,
    processing: queue.processing,
    servers: serving.length,
    pausedAt: queue.pausedAt?.getTime(),
    pausedBy: queue.pausedBy,
    hold,
  });
}
