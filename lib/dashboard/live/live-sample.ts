import type {
  BoundedCount,
  QueueSummary,
  RecurringSummary,
  StoreHealth,
} from '../../storage/monitoring-store.js';
import type { ServerRecord } from '../../storage/server-store.js';
import type { CounterPoint, StateCounts } from '../../storage/statistics-store.js';

/** Numbers that change with every job. */
export interface FastSample {
  /** The time of the look, by the store's clock. */
  readonly at: Date;
  /** How long the store took to answer. */
  readonly answerMs: number;
  readonly counts: StateCounts;
  /** How often jobs came into Failed, by hours. */
  readonly failed: readonly CounterPoint[];
}

export interface LiveServers {
  readonly at: Date;
  readonly servers: readonly ServerRecord[];
}

/** Numbers that change now and then. */
export interface SlowSample extends LiveServers {
  readonly retries: BoundedCount;
  readonly recurring: RecurringSummary;
  readonly queues: readonly QueueSummary[];
  readonly health: StoreHealth;
}
