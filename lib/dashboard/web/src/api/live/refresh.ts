import type { LiveAnswer } from '../../../../answers/live';
import { queryClient } from '../query-client';

const LEAST_PAUSE_MS = 3_000;
const FOLLOWING = [
  'overview',
  'jobs',
  'job',
  'batches',
  'batch',
  'queues',
  'servers',
  'recurring-jobs',
];

let lastRefreshAt = 0;
/** Since then; it may have been too early to ask again. */
let hasChanged = false;
let heldLists = 0;

/**
 * Holds the lists as they are: somebody has selected rows, or is about to act on one of them.
 * Returns how to let go.
 */
export function holdLists(): () => void {
  heldLists += 1;
  return () => {
    heldLists -= 1;
  };
}

/** What is on the screen is asked for again when the counts say that something happened. */
export function refreshWhatChanged(
  before: LiveAnswer | undefined,
  after: LiveAnswer,
  { wasLost }: { wasLost: boolean },
): void {
  if (wasLost) {
    void queryClient.invalidateQueries();
    return;
  }
  if (before === undefined) return;
  hasChanged ||= isMoving(after) || fingerprint(before) !== fingerprint(after);
  if (!hasChanged || after.now - lastRefreshAt < LEAST_PAUSE_MS) return;

  hasChanged = false;
  lastRefreshAt = after.now;
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [subject] }) =>
      FOLLOWING.includes(String(subject)) && !(heldLists > 0 && subject === 'jobs'),
  });
}

/** Counts that were given up at a bound stand still while jobs come and go. */
function isMoving({ throughput: { succeeded, failed, deleted } }: LiveAnswer): boolean {
  return succeeded + failed + deleted > 0;
}

function fingerprint({ now, throughput, ...rest }: LiveAnswer): string {
  return JSON.stringify(rest);
}
