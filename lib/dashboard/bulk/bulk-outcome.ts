import { AwaitingState } from '../../states/awaiting-state.js';
import { DeletedState } from '../../states/deleted-state.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { FailedState } from '../../states/failed-state.js';
import { ProcessingState } from '../../states/processing-state.js';
import { ScheduledState } from '../../states/scheduled-state.js';
import { SucceededState } from '../../states/succeeded-state.js';
import type { MonitoringStore } from '../../storage/monitoring-store.js';
import type { BulkOutcomeAnswer, BulkOutcomePart } from '../answers/changes.js';

/** More jobs than this show as "10,000+". */
const MAX_COUNTED = 10_000;

const OUTCOMES: readonly (readonly [BulkOutcomePart['outcome'], readonly string[]])[] = [
  ['succeeded', [SucceededState.NAME]],
  ['failed', [FailedState.NAME]],
  ['processing', [ProcessingState.NAME]],
  ['waiting', [EnqueuedState.NAME, ScheduledState.NAME, AwaitingState.NAME]],
  ['deleted', [DeletedState.NAME]],
];

/** What has become of the jobs that a bulk operation changed last. */
export async function outcomeOf(
  bulkId: string,
  monitoring: MonitoringStore,
): Promise<BulkOutcomeAnswer> {
  const parts = OUTCOMES.map(async ([outcome, states]): Promise<BulkOutcomePart> => {
    const count = await monitoring.count({ bulkId, states }, MAX_COUNTED);
    const search = `state:${states.join(',').toLowerCase()} bulk:${bulkId}`;
    return { outcome, count, search };
  });
  const [jobs, counted] = await Promise.all([
    monitoring.count({ bulkId }, MAX_COUNTED),
    Promise.all(parts),
  ]);
  return { jobs, parts: counted };
}
