import type { Transition } from '../../../../../storage/transition.js';
import { historyText, parametersText } from '../../../../sql/jobs/job-text.js';
import { commonColumn, jsonColumn, msColumn, plainColumn } from '../columns.js';
import type { Executor, Row } from '../connection/postgres-database.js';
import type { StatementBuilder } from '../statement.js';
import { countersText } from '../statistics/counter-names.js';
import { failureColumn } from './failure-text.js';

/** What one statement did with transitions of its kind. */
export interface AppliedAlike {
  readonly refused: readonly Transition[];
  readonly takenFrom: readonly string[];
  readonly readyQueues: readonly string[];
  /** Resources for which jobs had been woken that were not run. */
  readonly turns: readonly string[];
  readonly hasContinuations: boolean;
  readonly hasBatches: boolean;
}

/** Applies transitions of one kind, sorted by their jobs. */
export async function applyAlike(
  executor: Executor,
  statement: StatementBuilder,
  batch: readonly Transition[],
): Promise<AppliedAlike> {
  const first = await ask(executor, statement, batch);
  if (first.refused.length === 0) return first;

  // What was refused may look as expected all the same, and only have been marked as a parent while
  // it was waited for; the statement has not seen that.
  const second = await ask(executor, statement, first.refused);
  return {
    refused: second.refused,
    takenFrom: [...first.takenFrom, ...second.takenFrom],
    readyQueues: [...first.readyQueues, ...second.readyQueues],
    turns: [...first.turns, ...second.turns],
    hasContinuations: first.hasContinuations || second.hasContinuations,
    hasBatches: first.hasBatches || second.hasBatches,
  };
}

async function ask(
  executor: Executor,
  statement: StatementBuilder,
  batch: readonly Transition[],
): Promise<AppliedAlike> {
  const [row = {}] = await executor.run(statement, parametersOf(batch));
  return {
    refused: refusedIn(batch, row),
    takenFrom: namesIn(row.taken_from),
    readyQueues: namesIn(row.ready_queues),
    turns: namesIn(row.turns),
    hasContinuations: row.has_continuations === true,
    hasBatches: row.has_batches === true,
  };
}

function refusedIn(batch: readonly Transition[], row: Row): readonly Transition[] {
  if (row.applied === batch.length) return [];
  const applied = new Set(namesIn(row.applied_ids));
  return batch.filter(({ jobId }) => !applied.has(jobId));
}

const namesIn = (value: unknown): readonly string[] => (value ?? []) as readonly string[];

function parametersOf(batch: readonly Transition[]): readonly unknown[] {
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
    failureColumn(column(({ history }) => history)),
  ];
}
