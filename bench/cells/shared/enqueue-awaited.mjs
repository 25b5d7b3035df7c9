import { callUntil } from '../../support/callers.mjs';
import { nowMs } from '../../support/monotonic-clock.mjs';

/** The warm-up before the clock starts: it opens connections and compiles code. */
const WARM_UP_SHARE = 0.1;

/** Several callers, each of which waits for the commit of its job before it enqueues the next one. */
export async function enqueueAwaited({ system, place, sizes }, callers) {
  const application = await system.open(place);
  let number = 0;
  const call = () => application.enqueue({ i: number++ });
  const enqueueFor = (seconds) => {
    const endMs = nowMs() + seconds * 1_000;
    return callUntil(() => nowMs() >= endMs, { callers, call });
  };

  await enqueueFor(sizes.seconds * WARM_UP_SHARE);
  const startedMs = nowMs();
  const enqueued = await enqueueFor(sizes.seconds);
  const elapsedMs = nowMs() - startedMs;

  await requireStored({ system, place, jobs: number });
  await application.close();
  return { jobsPerSecond: (enqueued / elapsedMs) * 1_000 };
}

/** @throws when the store does not hold exactly what was enqueued */
export async function requireStored({ system, place, jobs }) {
  const books = await system.openBooks(place);
  const stored = await books.countUnfinished();
  await books.close();
  if (stored !== jobs) throw new Error(`Of ${jobs} jobs, ${stored} are in the store.`);
}
