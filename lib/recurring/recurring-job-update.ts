import type { RecurringDefinition } from '../storage/recurring/recurring-store.js';
import { type RecurringJobOptions, recurringDefinition } from './recurring-job-options.js';

type Clearable = 'queue' | 'startAt' | 'endAt' | 'description';

/** The options to change. An option that is left out or undefined stays as it is; null removes it. */
export type RecurringJobUpdate = Omit<RecurringJobOptions, Clearable> & {
  readonly cron?: string | undefined;
} & { readonly [Name in Clearable]?: RecurringJobOptions[Name] | null };

/**
 * @throws InvalidOptionsError
 * @throws InvalidCronError
 * @throws UnknownTimeZoneError
 * @throws InvalidQueueNameError
 */
export function updatedDefinition(
  current: RecurringDefinition,
  { cron = current.cron, ...changes }: RecurringJobUpdate,
): RecurringDefinition {
  const { timeZone, queue, misfire, overlap, startAt, endAt, jitterMs, description } = current;
  const options: Record<string, unknown> = {
    ...{ timeZone, queue, misfire, overlap, startAt, endAt, description },
    jitter: { milliseconds: jitterMs },
  };
  for (const [name, value] of Object.entries(changes)) {
    if (value !== undefined) options[name] = value === null ? undefined : value;
  }
  return recurringDefinition(cron, options, current);
}
