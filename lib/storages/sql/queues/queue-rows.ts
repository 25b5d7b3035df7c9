import type { CallName } from '../../../storage/queues/parked-jobs.js';
import type { PausedQueue } from '../../../storage/queues/queue-store.js';
import { dateOf } from '../../parts/instants.js';
import type { Row } from '../row.js';

export const pausedQueueOf = (row: Row): PausedQueue => ({
  name: row.queue as string,
  pausedAt: dateOf(row.paused_ms),
  pausedBy: row.paused_by as string,
});

export const callNameOf = ({ type, method }: Row): CallName => ({
  type: type as string,
  method: method as string,
});
