import type {
  ClientExceptionContext,
  CreatedContext,
  CreatingContext,
} from '../filters/client-filter.js';
import type { FilterPlan } from '../filters/filter-plan.js';
import type { JobFilter } from '../filters/job-filter.js';

export interface Creation {
  readonly plan: FilterPlan;
  readonly serialized: string;
  readonly context: CreatingContext;
}

/**
 * The client filters around the creation of a job, like the layers of an onion: those that saw it
 * coming see its outcome, the innermost first.
 *
 * @returns the job's id; null when a filter cancelled or handled the exception
 */
export async function createFiltered(
  creation: Creation,
  store: () => Promise<void>,
): Promise<string | null> {
  const { plan, context } = creation;
  if (!hasClientFilters(plan)) {
    await store();
    return context.job.id;
  }

  const entered: JobFilter[] = [];
  let exception: unknown;
  let hasFailed = false;

  try {
    if (await enterAll(plan, context, entered)) await store();
  } catch (error) {
    exception = error;
    hasFailed = true;
  }

  const isHandled = await leaveAll(entered, creation, hasFailed, exception);
  if (hasFailed && !isHandled) throw exception;
  return hasFailed || context.canceled ? null : context.job.id;
}

export function hasClientFilters({ creating, created, clientException }: FilterPlan): boolean {
  return creating.length + created.length + clientException.length > 0;
}

/** False as soon as a filter has cancelled. */
async function enterAll(
  { filters }: FilterPlan,
  context: CreatingContext,
  entered: JobFilter[],
): Promise<boolean> {
  for (const filter of filters) {
    if (filter.onCreating) {
      await filter.onCreating(context);
      if (context.canceled) return false;
    }
    entered.push(filter);
  }
  return true;
}

async function leaveAll(
  entered: readonly JobFilter[],
  { plan, context }: Creation,
  hasFailed: boolean,
  exception: unknown,
): Promise<boolean> {
  const { job, parameters, items, logger, canceled } = context;
  const shared = { job, parameters, items, logger };
  let exceptionHandled = false;

  for (const filter of entered.toReversed()) {
    if (!filter.onCreated) continue;
    const created: CreatedContext = { ...shared, canceled, exception, exceptionHandled };
    await filter.onCreated(created);
    exceptionHandled = created.exceptionHandled;
  }

  if (!hasFailed) return true;
  for (const filter of plan.clientException.toReversed()) {
    if (exceptionHandled) break;
    const failed: ClientExceptionContext = { ...shared, exception, exceptionHandled };
    await filter.onClientException(failed);
    exceptionHandled = failed.exceptionHandled;
  }
  return exceptionHandled;
}
