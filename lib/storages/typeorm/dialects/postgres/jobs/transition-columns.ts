import type { Transition } from '../../../../../storage/jobs/transition.js';
import { historyTexts, parametersText } from '../../../../parts/job-text.js';
import type { AppliedAlike } from '../../../../sql/jobs/job-operations.js';
import type { Row } from '../../../../sql/row.js';
import { countersText } from '../../../../sql/statistics/counter-names.js';
import { commonColumn, jsonColumn, msColumn, plainColumn } from '../columns.js';
import { failureColumns } from './failure-columns.js';

/** The parameters of the statements that apply transitions. */
export function transitionColumns(batch: readonly Transition[]): readonly unknown[] {
  const histories = batch.map(({ history }) => history);

  return [
    plainColumn(batch.map(({ jobId }) => jobId)),
    commonColumn(batch, ({ from }) => from.state ?? null),
    plainColumn(batch.map(({ from }) => from.attempt ?? null)),
    commonColumn(batch, ({ from }) => from.serverId ?? null),
    commonColumn(batch, ({ to }) => to),
    jsonColumn(historyTexts(histories)),
    jsonColumn(batch.map(({ parameters }) => (parameters ? parametersText(parameters) : null))),
    countersColumn(batch),
    msColumn(batch.map(({ expireAt, runAt }) => expireAt ?? runAt)),
    commonColumn(batch, ({ queue }) => queue ?? null),
    ...failureColumns(histories),
  ];
}

/** Most batches count the same for all of their jobs. */
function countersColumn(batch: readonly Transition[]): readonly string[] {
  const [first] = batch;
  const textOf = ({ counters, to, expireAt }: Transition) => countersText(counters, expireAt && to);
  return first && batch.every((one) => isCountedAlike(one, first))
    ? [textOf(first)]
    : commonColumn(batch, textOf);
}

function isCountedAlike(one: Transition, other: Transition): boolean {
  if (one.to !== other.to || !one.expireAt !== !other.expireAt) return false;
  const { counters } = one;
  if (counters.length !== other.counters.length) return false;
  return counters.every((counter, index) => counter === other.counters[index]);
}

export const appliedOf = (batch: readonly Transition[], row: Row): AppliedAlike => ({
  refused: refusedIn(batch, row),
  takenFrom: namesIn(row.taken_from),
  readyQueues: namesIn(row.ready_queues),
  turns: namesIn(row.turns),
  hasContinuations: row.has_continuations === true,
  hasBatches: row.has_batches === true,
});

function refusedIn(batch: readonly Transition[], row: Row): readonly Transition[] {
  if (row.applied === batch.length) return [];
  const applied = new Set(namesIn(row.applied_ids));
  return batch.filter(({ jobId }) => !applied.has(jobId));
}

const namesIn = (value: unknown): readonly string[] => (value ?? []) as readonly string[];
