import { dateOf, optionalDateOf } from '../../parts/instants.js';
import type { StoredJobSummary } from '../../parts/monitoring/job-summary.js';
import type { Row } from '../row.js';

export const storedSummaryOf = (row: Row): StoredJobSummary => ({
  id: row.id as string,
  type: row.type as string,
  method: row.method as string,
  arguments: (row.arguments as string | null) ?? undefined,
  queue: row.queue as string,
  priority: row.priority as number,
  state: row.state as string,
  attempt: row.attempt as number,
  parameters: row.parameters as string,
  history: row.history as string,
  createdAt: dateOf(row.created_ms),
  runAt: optionalDateOf(row.run_ms),
  expireAt: optionalDateOf(row.expire_ms),
  serverId: (row.server_id as string | null) ?? undefined,
  waitingFor: (row.waiting_for as string | null) ?? undefined,
  batchId: (row.batch_id as string | null) ?? undefined,
  stateAt: dateOf(row.state_ms),
});
