import type { ElectStateContext } from '../../filters/state-filter.js';
import { RetryAfterError } from '../../job/errors/retry-after-error.js';
import { EngineReason } from '../../states/engine-reason.js';
import type { FailedState } from '../../states/failed-state.js';
import { SnoozedState } from '../../states/snoozed-state.js';
import { isInstance } from '../../support/is-instance.js';
import { safely } from '../../support/safely.js';
import { instantOf } from '../../support/time/duration.js';
import { startOfMessage } from './start-of-message.js';

/** The parameter that counts how often a job has put off its run since a person last requeued or rescheduled it. */
export const SNOOZE_COUNT = 'SnoozeCount';

/** The shortest snooze. A job that asks for none must not keep a worker busy with its runs. */
const SHORTEST_MS = 1_000;

/**
 * The state of a job whose run has asked to run again later, and counts the snooze. Undefined where the run has not
 * asked, or the job has asked too often.
 */
export function snoozed(
  { parameters, now }: ElectStateContext,
  { error, exception }: FailedState,
  maxSnoozes: number,
): SnoozedState | undefined {
  if (!isInstance(error, RetryAfterError)) return undefined;
  const stored = parameters.get(SNOOZE_COUNT);
  const snooze = (typeof stored === 'number' && stored > 0 ? stored : 0) + 1;
  // A derived class may have changed the time.
  const asked = safely(() => instantOf(error.when, now), undefined);
  if (!asked || snooze > maxSnoozes) return undefined;

  parameters.set(SNOOZE_COUNT, snooze);
  const message = startOfMessage(exception.message);
  const reason = EngineReason.of('snoozed', { snooze, snoozes: maxSnoozes, message });
  return new SnoozedState(new Date(Math.max(asked.getTime(), now.getTime() + SHORTEST_MS)), reason);
}
