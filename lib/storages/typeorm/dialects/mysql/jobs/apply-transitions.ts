import { ENQUEUED } from '../../../../../states/state-names.js';
import type { Transition } from '../../../../../storage/jobs/transition.js';
import { historyText, parametersText } from '../../../../parts/job-text.js';
import { trimHistory } from '../../../../parts/trim-history.js';
import type { AppliedAlike, TransitionKind } from '../../../../sql/jobs/job-operations.js';
import { jsonColumn, jsonPackets, optionalInstant } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import type { StatementBuilder } from '../statement.js';
import {
  copyPlainlyToFinished,
  copyToFinished,
  copyToUnfinished,
  holdFinishedJobs,
  holdJobs,
  moveJobs,
  readFinishedHistories,
  readHistories,
  refinishJobs,
  removeMoved,
  removeRevived,
} from './apply-transitions.sql.js';
import { finishRuns } from './finish-runs.js';
import { type HeldJob, heldJobOf, isAsExpected } from './held-job.js';
import { isPlain } from './is-plain.js';
import { failureCells } from './new-job-rows.js';
import { noteApplied } from './note-applied.js';

/** A transition, and the job that it applies to. */
export interface AppliedTransition {
  readonly transition: Transition;
  readonly job: HeldJob;
}

/** The statements of one kind: hold the jobs, change them, and remove them from where they stood. */
interface Kind {
  readonly hold: StatementBuilder;
  readonly histories: StatementBuilder;
  readonly change: StatementBuilder;
  /** The same for jobs of which nothing but the state changes; left out where such a statement would gain nothing. */
  readonly changePlainly?: StatementBuilder;
  readonly remove?: StatementBuilder;
}

const unfinished = { hold: holdJobs, histories: readHistories };
const finished = { hold: holdFinishedJobs, histories: readFinishedHistories };

const KINDS: Readonly<Record<TransitionKind, Kind>> = {
  move: { ...unfinished, change: moveJobs },
  finish: {
    ...unfinished,
    change: copyToFinished,
    changePlainly: copyPlainlyToFinished,
    remove: removeMoved,
  },
  revive: { ...finished, change: copyToUnfinished, remove: removeRevived },
  refinish: { ...finished, change: refinishJobs },
};

/** Applies transitions of one kind, sorted by their jobs, inside of a transaction. */
export async function applyTransitions(
  executor: Executor,
  kind: TransitionKind,
  batch: readonly Transition[],
): Promise<AppliedAlike> {
  const left = kind === 'finish' ? await finishRuns(executor, batch) : batch;
  return left.length === 0 ? NOTHING_LEFT : applyHeld(executor, kind, left);
}

/** Of runs that are finished, and that nobody has to hear of. */
const NOTHING_LEFT: AppliedAlike = {
  refused: [],
  takenFrom: [],
  turns: [],
  readyQueues: [],
  hasContinuations: false,
  hasBatches: false,
};

/** Holds the jobs, leaves out those that are not as expected, and changes the others. */
async function applyHeld(
  executor: Executor,
  kind: TransitionKind,
  batch: readonly Transition[],
): Promise<AppliedAlike> {
  const { hold, histories, change, changePlainly, remove } = KINDS[kind];
  const found = await executor.run(hold, [jsonColumn(batch.map(({ jobId }) => jobId))]);
  const held = new Map(found.map((row) => [row.id as string, heldJobOf(row)]));

  const applied: AppliedTransition[] = [];
  const refused: Transition[] = [];
  for (const transition of batch) {
    const job = held.get(transition.jobId);
    if (job && isAsExpected(job, transition.from)) {
      applied.push({ transition, job });
      // Another transition of the same job would find another state.
      held.delete(transition.jobId);
    } else {
      refused.push(transition);
    }
  }
  if (applied.length > 0) {
    const whole = await wholeHistories(executor, histories, applied);
    const isEachPlain = whole.size === 0 && applied.every(({ transition }) => isPlain(transition));
    const changed = (isEachPlain && changePlainly) || change;
    const cells = changed === changePlainly ? plainCellsOf : cellsOf;
    for (const packet of jsonPackets(applied.map((one) => cells(one, whole)))) {
      await executor.change(changed, [packet]);
    }
    const ids = jsonColumn(applied.map(({ job }) => job.id));
    if (remove) await executor.change(remove, [ids]);
    await noteApplied(executor, kind, applied);
  }
  return { refused, ...summaryOf(applied) };
}

function plainCellsOf({ transition, job }: AppliedTransition): readonly unknown[] {
  const { to, history, expireAt, runAt } = transition;
  return [job.id, to, optionalInstant(expireAt ?? runAt), historyText(history)];
}

function cellsOf(
  { transition, job }: AppliedTransition,
  whole: ReadonlyMap<string, string>,
): readonly unknown[] {
  const { to, history, parameters, expireAt, runAt, queue } = transition;
  const [failure, fingerprint] = failureCells(history);
  return [
    job.id,
    to,
    optionalInstant(expireAt ?? runAt),
    queue ?? null,
    fingerprint,
    failure,
    parameters ? parametersText(parameters) : null,
    whole.get(job.id) ?? null,
    historyText(history),
  ];
}

/** The histories that have grown too long, cut. */
async function wholeHistories(
  executor: Executor,
  statement: StatementBuilder,
  applied: readonly AppliedTransition[],
): Promise<ReadonlyMap<string, string>> {
  const long = applied.filter(({ job }) => job.isLong).map(({ job }) => job.id);
  if (long.length === 0) return new Map();

  const rows = await executor.run(statement, [jsonColumn(long)]);
  const nowMs = Date.now();
  return new Map(rows.map(({ id, history }) => [String(id), trimHistory(String(history), nowMs)]));
}

function summaryOf(applied: readonly AppliedTransition[]): Omit<AppliedAlike, 'refused'> {
  const takenFrom = new Set<string>();
  const turns = new Set<string>();
  const readyQueues = new Set<string>();
  for (const { transition, job } of applied) {
    const { from, to, queue } = transition;
    if (from.serverId === undefined && job.serverId !== null) takenFrom.add(job.serverId);
    if (job.wokenFor !== null) turns.add(job.wokenFor);
    if (to === ENQUEUED) readyQueues.add(queue ?? job.queue);
  }
  return {
    takenFrom: [...takenFrom],
    turns: [...turns],
    readyQueues: [...readyQueues],
    hasContinuations: applied.some(({ job }) => job.hasContinuations),
    hasBatches: applied.some(({ job }) => job.batchId !== null),
  };
}
