import type { QueueStore } from '../../storage/queues/queue-store.js';
import type { HealthLog } from '../../support/health-log.js';
import type { AssignmentFactory } from '../running/assignment-factory.js';
import type { PausedQueues } from './admission/paused-queues.js';
import type { Delivery } from './delivery.js';
import type { Demand } from './demand.js';
import type { EachHeldLease } from './leases/held-leases.js';
import type { UnknownLeases } from './leases/unknown-leases.js';
import type { ParkedCalls } from './parked-calls.js';
import type { Prefetch } from './prefetch/prefetch.js';

export interface DispatcherParts {
  readonly store: QueueStore;
  readonly assignments: AssignmentFactory;
  readonly eachHeldLease: EachHeldLease;
  readonly demand: Demand;
  readonly prefetch: Prefetch;
  readonly delivery: Delivery;
  readonly pauses: PausedQueues;
  readonly parkedCalls: ParkedCalls;
  readonly unknownLeases: UnknownLeases;
  readonly health: HealthLog;
}

export interface DispatcherOptions {
  readonly serverId: string;
  readonly queues: readonly string[];
  /** How long to rest without a wake-up before the next claim, in milliseconds. */
  readonly pollingIntervalMs: number;
}
