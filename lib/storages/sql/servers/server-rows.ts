import type {
  LostServer,
  ServerLoad,
  ServerRecord,
} from '../../../storage/servers/server-store.js';
import { dateOf } from '../../parts/instants.js';
import { readActivity } from '../../parts/server-activity-text.js';
import { readSoftware } from '../../parts/server-software-text.js';
import { isTrue, type Row } from '../row.js';

export const serverOf = (row: Row, queues: readonly string[]): ServerRecord => ({
  id: row.id as string,
  name: row.name as string,
  queues,
  workerCount: row.worker_count as number,
  startedAt: dateOf(row.started_ms),
  heartbeatAt: dateOf(row.heartbeat_ms),
  isStopping: isTrue(row.is_stopping),
  load: loadOf(row),
  activity: readActivity(row.activity),
  software: readSoftware(row.software),
});

export const lostServerOf = (row: Row): LostServer => ({
  id: row.id as string,
  name: row.name as string,
  startedAt: dateOf(row.started_ms),
  heartbeatAt: dateOf(row.heartbeat_ms),
  lostAt: dateOf(row.lost_ms),
});

function loadOf({ memory_bytes: memoryBytes, cpu, event_loop_lag_ms: lagMs }: Row) {
  if (memoryBytes === null) return undefined;
  const load: ServerLoad = {
    memoryBytes: Number(memoryBytes),
    cpu: Number(cpu),
    eventLoopLagMs: Number(lagMs),
  };
  return load;
}
