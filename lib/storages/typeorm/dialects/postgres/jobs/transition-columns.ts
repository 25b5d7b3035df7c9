import type { Transition } from '../../../../../storage/transition.js';
import type { AppliedAlike } from '../../../../sql/jobs/job-operations.js';
import { historyText, parametersText } from '../../../../parts/job-text.js';
import type { Row } from '../../../../sql/row.js';
import { countersText } from '../../../../sql/statistics/counter-names.js';
import { commonColumn, jsonColumn, msColumn, plainColumn } from '../columns.js';
import { failureColumns } from './failure-columns.js';

/** The parameters of the statements that apply transitions. */
export function transitionColumns(batch: readonly Transition[]): readonly unknown[] {
  const column = <T>(value: (transition: Transition) => T) => batch.map(value);

  return [
    plainColumn(column(({ jobId }) => jobId)),
    commonColumn(column(({ from }) => from.state ?? null)),
    plainColumn(column(({ from }) => from.attempt ?? null)),
    commonColumn(column(({ from }) => from.serverId ?? null)),
    commonColumn(column(({ to }) => to)),
    jsonColumn(column(({ history }) => historyText(history))),
    jsonColumn(column(({ parameters }) => (parameters ? parametersText(parameters) : null))),
    commonColumn(column(({ counters, to, expireAt }) => countersText(counters, expireAt && to))),
    msColumn(column(({ expireAt, runAt }) => expireAt ?? runAt)),
    commonColumn(column(({ queue }) => queue ?? null)),
    ...failureColumns(column(({ history }) => history)),
  ];
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
