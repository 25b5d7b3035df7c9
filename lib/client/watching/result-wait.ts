import { StorageUnavailableError } from '../../storage/errors/storage-unavailable-error.js';
import { WaitTimeoutError } from './errors/wait-timeout-error.js';
import { type JobEnding, resultOf } from './job-ending.js';
import type { JobWatch } from './job-watch.js';
import { callAfter } from './long-timer.js';
import { onAbort } from './on-abort.js';
import { requireJobId } from './require-job-id.js';
import type { WaitOptions } from './wait-options.js';
import { resolveWaitOptions } from './wait-options-schema.js';
import type { WatchedJob } from './watched-job.js';

/** Resolves with the result of the job once it has ended, and rejects in every other case. */
export async function resultWait(
  watch: JobWatch,
  given: string | null,
  options: WaitOptions,
): Promise<unknown> {
  const id = requireJobId(given);
  const { timeoutMs, signal } = resolveWaitOptions(options);
  signal?.throwIfAborted();

  let cleanUp = () => {};
  try {
    const ending = await new Promise<JobEnding>((ended, failed) => {
      const { job, remove } = watch.add(id, { ended, failed });
      const stopTimer = callAfter(timeoutMs, () => failed(lateness(watch, job, timeoutMs)));
      const forgetSignal = signal && onAbort(signal, () => failed(signal.reason));
      cleanUp = () => {
        remove();
        stopTimer();
        forgetSignal?.();
      };
    });
    return resultOf(ending);
  } finally {
    cleanUp();
  }
}

/** After this time without an answer, the store counts as away, in milliseconds. */
const SILENCE_MS = 2_000;

/**
 * The error for a wait that took too long. While the store could not be asked, the job may have ended, so the error
 * names the store.
 */
function lateness(watch: JobWatch, { id, update }: WatchedJob, timeoutMs: number): Error {
  const isSilent = !update && timeoutMs >= SILENCE_MS;
  const cause = watch.outage ?? (isSilent ? 'no answer in time' : undefined);
  if (cause === undefined) return new WaitTimeoutError(id, timeoutMs, update?.state);
  return new StorageUnavailableError('wait for the result of a job', { cause });
}
