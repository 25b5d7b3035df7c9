import { AwaitingState } from '../../states/awaiting-state.js';
import { DeletedState } from '../../states/deleted-state.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { FailedState } from '../../states/failed-state.js';
import { ProcessingState } from '../../states/processing-state.js';
import { ScheduledState } from '../../states/scheduled-state.js';
import { SucceededState } from '../../states/succeeded-state.js';
import type { BulkOperationRecord } from '../../storage/bulk/bulk-store.js';
import type { JobsInState } from '../../storage/monitoring/jobs-in-state.js';
import type { MonitoringStore } from '../../storage/monitoring/monitoring-store.js';
import type { BulkOutcomeAnswer, BulkOutcomePart } from '../answers/changes.js';
import type { BoundedCount } from '../answers/live.js';

/**
 * For so long we count the jobs of an operation to the end, in milliseconds. Later counts are short, and may stop
 * early.
 */
const THOROUGH_MS = 3_000;

type Operation = Pick<BulkOperationRecord, 'id' | 'changed'>;

const OUTCOMES: readonly (readonly [BulkOutcomePart['outcome'], readonly string[]])[] = [
  ['succeeded', [SucceededState.NAME]],
  ['failed', [FailedState.NAME]],
  ['processing', [ProcessingState.NAME]],
  ['waiting', [EnqueuedState.NAME, ScheduledState.NAME, AwaitingState.NAME]],
  ['deleted', [DeletedState.NAME]],
];

/** The present states of the jobs that a bulk operation was the last to change. */
export async function outcomeOf(
  operation: Operation,
  monitoring: MonitoringStore,
): Promise<BulkOutcomeAnswer> {
  const counted = await monitoring.statesOfBulk(operation.id);
  return counted ? outcomeIn(operation.id, counted) : searchedOutcome(operation, monitoring);
}

function outcomeIn(bulkId: string, counted: readonly JobsInState[]): BulkOutcomeAnswer {
  const parts = OUTCOMES.map(([outcome, states]) => ({
    outcome,
    count: sumOf(counted.filter(({ state }) => states.includes(state))),
    search: searchOf(bulkId, states),
  }));
  // The sum includes states of the application, which none of the parts has.
  return { jobs: sumOf(counted), parts };
}

const sumOf = (counted: readonly Pick<JobsInState, 'count'>[]): BoundedCount => ({
  count: counted.reduce((sum, { count }) => sum + count, 0),
  isExact: true,
});

/**
 * The outcome of an operation with too many jobs to keep their ids. It counts one state after the other, so that
 * other readings get their turns.
 */
async function searchedOutcome(
  { id: bulkId, changed }: Operation,
  monitoring: MonitoringStore,
): Promise<BulkOutcomeAnswer> {
  const begunMs = performance.now();
  const parts: BulkOutcomePart[] = [];
  for (const [outcome, states] of OUTCOMES) {
    const isThorough = performance.now() - begunMs < THOROUGH_MS;
    const count = await monitoring.count({ bulkId, states }, changed, { isThorough });
    parts.push({ outcome, count, search: searchOf(bulkId, states) });
  }
  // The sum does not include states of the application. A count of all states at once would not come as far.
  const { count } = sumOf(parts.map((part) => part.count));
  return { jobs: { count, isExact: count >= changed }, parts };
}

const searchOf = (bulkId: string, states: readonly string[]) =>
  `state:${states.join(',').toLowerCase()} bulk:${bulkId}`;
