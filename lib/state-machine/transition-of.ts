import type { ParameterBag } from '../job/parameter-bag.js';
import type { HistoryEntry } from '../storage/jobs/records.js';
import type { Expectation, Transition } from '../storage/jobs/transition.js';
import type { ElectedChange } from './state-change.js';

export interface TransitionOrigin {
  readonly jobId: string;
  readonly from: Expectation;
  /** Entries of the history that come before the changes and that the store does not have yet. */
  readonly unwritten?: readonly HistoryEntry[];
  /** Given where parameters may have changed. Changed parameters are stored with the transition. */
  readonly parameters?: ParameterBag | undefined;
  /** The resource whose lock the job holds and frees. */
  readonly frees?: string | undefined;
}

/**
 * The only maker of transitions.
 *
 * @param passed the changes that the job goes through, the oldest first; the last change has the new state
 */
export function transitionOf(
  { jobId, from, unwritten, parameters, frees }: TransitionOrigin,
  passed: readonly [ElectedChange, ...ElectedChange[]],
): Transition {
  const last = passed.at(-1) ?? passed[0];
  const history = joined(passed, historyOf);
  return {
    jobId,
    from,
    to: last.state.name,
    history: unwritten ? [...unwritten, ...history] : history,
    expireAt: last.expireAt,
    runAt: last.runAt,
    queue: last.queue,
    parameters: parameters?.isChanged ? parameters.all() : undefined,
    counters: joined(passed, countersOf),
    frees,
  };
}

/**
 * Joins the lists by `concat`, because thousands of lists wait for the store at once, and lists that grow are too long.
 */
function joined<T>(
  changes: readonly [ElectedChange, ...ElectedChange[]],
  listOf: (change: ElectedChange) => readonly T[],
): readonly T[] {
  let list = listOf(changes[0]);
  for (let index = 1; index < changes.length; index += 1) {
    const further = listOf(changes[index] as ElectedChange);
    if (further.length > 0) list = list.concat(further);
  }
  return list;
}

const historyOf = ({ history }: ElectedChange) => history;
const countersOf = ({ counters }: ElectedChange) => counters;
