import type { StorageEvents } from '../../storage/events/storage-events.js';
import type { StorageRoles } from '../../storage/storage-roles.js';
import { LocalHandOff } from '../parts/local-hand-off.js';
import type { StoreClock } from '../parts/store-clock.js';
import { RedisAuditStore } from './audit/redis-audit-store.js';
import { RedisBatchStore } from './batches/redis-batch-store.js';
import { RedisBulkStore } from './bulk/redis-bulk-store.js';
import { RedisContinuationStore } from './continuations/redis-continuation-store.js';
import { ReleaseSteps } from './continuations/release-steps.js';
import { HistoryTrimmer } from './jobs/history-trimmer.js';
import { RedisJobStore } from './jobs/redis-job-store.js';
import { StagedCreation } from './jobs/staged-creation.js';
import { TransitionApplier } from './jobs/transition-applier.js';
import { RedisLockStore } from './locks/redis-lock-store.js';
import { RedisMaintenanceStore } from './maintenance/redis-maintenance-store.js';
import { RedisMeasurementStore } from './measurements/redis-measurement-store.js';
import { RedisMonitoringStore } from './monitoring/redis-monitoring-store.js';
import { TimedReadings } from './monitoring/timed-readings.js';
import { RedisProblemStore } from './problems/redis-problem-store.js';
import { RedisQueueStore } from './queues/redis-queue-store.js';
import { RedisRecurringStore } from './recurring/redis-recurring-store.js';
import type { RedisExecutor } from './redis-executor.js';
import { RedisServerStore } from './servers/redis-server-store.js';
import { RedisStatisticsStore } from './statistics/redis-statistics-store.js';
import { RedisSweepStore } from './sweeps/redis-sweep-store.js';

/** How many readings for people there may be at the same time. */
const READINGS = 4;

/** The roles of a store on Redis. */
export function redisRoles(
  redis: RedisExecutor,
  clock: StoreClock,
  events: StorageEvents,
): StorageRoles {
  const handOff = new LocalHandOff(clock);
  const transitions = new TransitionApplier(redis, new HistoryTrimmer(redis));
  const staged = new StagedCreation(redis);
  const jobs = new RedisJobStore(redis, transitions, staged, handOff);
  const queues = new RedisQueueStore(redis, handOff);
  const servers = new RedisServerStore(redis, clock, staged);
  const recurring = new RedisRecurringStore(redis);
  const readings = new TimedReadings(redis, { places: READINGS });

  return {
    jobs,
    events,
    queues,
    locks: new RedisLockStore(redis),
    sweeps: new RedisSweepStore(redis, transitions),
    continuations: new RedisContinuationStore(redis, new ReleaseSteps(redis, transitions)),
    batches: new RedisBatchStore(redis),
    recurring,
    servers,
    monitoring: new RedisMonitoringStore(readings, { queues, servers }),
    statistics: new RedisStatisticsStore(redis),
    measurements: new RedisMeasurementStore(redis),
    maintenance: new RedisMaintenanceStore(redis),
    problems: new RedisProblemStore(redis, clock),
    audit: new RedisAuditStore(redis),
    bulk: new RedisBulkStore(redis),
  };
}
