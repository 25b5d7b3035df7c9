import { AwaitingState } from '../../states/awaiting-state.js';
import { DeletedState } from '../../states/deleted-state.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { FailedState } from '../../states/failed-state.js';
import { ProcessingState } from '../../states/processing-state.js';
import { ScheduledState } from '../../states/scheduled-state.js';
import { SucceededState } from '../../states/succeeded-state.js';
import type { JobsInState } from '../../storage/jobs-in-state.js';
import type { MonitoringStore } from '../../storage/monitoring-store.js';
import type { BulkOutcomeAnswer, BulkOutcomePart } from '../answers/changes.js';
import type { BoundedCount } from '../answers/live.js';

/** More jobs than this show as "10,000+", where a search counts them. */
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
  const counted = await monitoring.statesOfBulk(bulkId);
  return counted ? outcomeIn(bulkId, counted) : searchedOutcome(bulkId, monitoring);
}

function outcomeIn(bulkId: string, counted: readonly JobsInState[]): BulkOutcomeAnswer {
  const parts = OUTCOMES.map(([outcome, states]) => ({
    outcome,
    count: sumOf(counted.filter(({ state }) => states.includes(state))),
    search: searchOf(bulkId, states),
  }));
  // States of the application are in none of the parts.
  return { jobs: sumOf(counted), parts };
}

const sumOf = (counted: readonly Pick<JobsInState, 'count'>[]): BoundedCount => ({
  count: counted.reduce((sum, { count }) => sum + count, 0),
  isExact: true,
});

/** Of an operation with too many jobs to keep their ids. */
async function searchedOutcome(
  bulkId: string,
  monitoring: MonitoringStore,
): Promise<BulkOutcomeAnswer> {
  const parts = OUTCOMES.map(async ([outcome, states]): Promise<BulkOutcomePart> => {
    const count = await monitoring.count({ bulkId, states }, MAX_COUNTED);
    return { outcome, count, search: searchOf(bulkId, states) };
  });
  const counted = await Promise.all(parts);
  // States of the application are not among them, and a search along jobs of all states would not come as far.
  const { count } = sumOf(counted.map((part) => part.count));
  return { jobs: { count, isExact: false }, parts: counted };
}

const searchOf = (bulkId: string, states: readonly string[]) =>
  `state:${states.join(',').toLowerCase()} bulk:${bulkId}`;
