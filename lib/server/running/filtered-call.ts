import { Failure, FilterOnion } from '../../filters/filter-onion.js';
import type { Assignment } from './assignment.js';
import type { PreparedCall } from './method-caller.js';
import { RunHooks } from './run-hooks.js';

/** The outcome of a run whose method was not called, because a filter cancelled the run. */
export class CanceledRun {
  constructor(readonly filterName: string) {}
}

/**
 * Runs the server filters around a call. Filters that were called before the method are also called after it, the
 * innermost first.
 *
 * @returns the value that the method returned, a CanceledRun, or nothing where a filter has handled the error
 * @throws the error of the method or of a filter, unless a filter has handled it
 */
export function callFiltered(assignment: Assignment, call: PreparedCall): unknown {
  const { performing, serverException } = assignment.plan;
  if (performing.length + serverException.length === 0) return call.invoke();

  return callInside(assignment, call);
}

async function callInside(assignment: Assignment, call: PreparedCall): Promise<unknown> {
  const { performing, serverException } = assignment.plan;
  const hooks = new RunHooks(assignment, call);
  const onion = new FilterOnion(performing, serverException, hooks);
  let failure: Failure | undefined;
  try {
    if (await onion.enter()) hooks.result = await call.invoke();
  } catch (exception) {
    failure = new Failure(exception);
  }

  const isHandled = await onion.leave(failure);
  if (failure && !isHandled) throw failure.exception;
  if (failure) return undefined;
  return onion.canceledBy ? new CanceledRun(onion.canceledBy.constructor.name) : hooks.result;
}
