import { signal } from '@preact/signals';
import type { LiveAnswer } from '../../../../answers/live';
import { queryClient } from '../query-client';

const LEAST_PAUSE_MS = 3_000;
/** Values that servers add up and report some seconds later. They grow old by themselves. */
const ADDED_UP = ['overview', 'queues', 'history', 'performance', 'failure'];
const ADDED_UP_PAUSE_MS = 10_000;
const FOLLOWING = [
  'overview',
  'jobs',
  'job-count',
  'job',
  'batches',
  'batch',
  'queues',
  'servers',
  'recurring-jobs',
  'problems',
  'bulk-outcome',
];

/** Values that grow old while no count changes. */
const AGEING = 'servers';
/** Values that stand still while a list is held. */
const LISTS = ['jobs', 'job-count'];

let lastRefreshAt = 0;
let lastAddedUpAt = 0;
/** Whether the counts have changed since the last refresh; the next refresh may have to wait. */
let hasChanged = false;
/** Whether a server has sent a heartbeat since the last refresh. */
let hasBeaten = false;
let heldLists = 0;
/** How often lists would have refreshed while they were held. */
export const withheldRefreshes = signal(0);

/**
 * Keeps the lists as they are, because the reader has selected rows, or points at a row. Returns a function that
 * lets them refresh again.
 */
export function holdLists(): () => void {
  heldLists += 1;
  return () => {
    heldLists -= 1;
  };
}

/**
 * Loads the content of the page again when the counts have changed, and the servers when a server has sent a
 * heartbeat.
 */
export function refreshWhatChanged(
  before: LiveAnswer | undefined,
  after: LiveAnswer,
  { wasLost }: { wasLost: boolean },
): void {
  if (wasLost) {
    refresh(() => true);
    return;
  }
  if (before === undefined) {
    // The page may have loaded its content before these first numbers, so the content may be older.
    hasChanged = true;
    return;
  }
  refreshWhatIsAddedUp(after.now);
  hasChanged ||= isMoving(after) || fingerprint(before) !== fingerprint(after);
  hasBeaten ||= before.heartbeatAt !== after.heartbeatAt;
  if (!(hasChanged || hasBeaten) || !hasPassed(LEAST_PAUSE_MS, lastRefreshAt, after.now)) return;

  const subjects = hasChanged ? FOLLOWING : [AGEING];
  hasChanged = false;
  hasBeaten = false;
  lastRefreshAt = after.now;
  refresh((subject) => subjects.includes(subject));
}

/** Loads these subjects again, except lists that are held. */
function refresh(isMeant: (subject: string) => boolean): void {
  const isHeld = heldLists > 0;
  if (isHeld) withheldRefreshes.value += 1;
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [subject] }) =>
      isMeant(String(subject)) && !(isHeld && LISTS.includes(String(subject))),
  });
}

function refreshWhatIsAddedUp(now: number): void {
  lastAddedUpAt ||= now;
  if (!hasPassed(ADDED_UP_PAUSE_MS, lastAddedUpAt, now)) return;
  lastAddedUpAt = now;
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [subject] }) => ADDED_UP.includes(String(subject)),
  });
}

/** A clock that was put back must not hold up refreshes until it has caught up. */
const hasPassed = (pauseMs: number, since: number, now: number) =>
  now < since || now - since >= pauseMs;

/** Counts that stopped at their limit do not change while jobs come and go. */
function isMoving({ throughput: { succeeded, failed, deleted } }: LiveAnswer): boolean {
  return succeeded + failed + deleted > 0;
}

function fingerprint({ now, throughput, heartbeatAt, ...rest }: LiveAnswer): string {
  return JSON.stringify(rest);
}
