/** The names of the states that this library has, as stores keep them. Applications may add states with other names. */
export const AWAITING = 'Awaiting';
export const DELETED = 'Deleted';
export const ENQUEUED = 'Enqueued';
export const FAILED = 'Failed';
export const PROCESSING = 'Processing';
export const SCHEDULED = 'Scheduled';
export const SUCCEEDED = 'Succeeded';

const ENDED: ReadonlySet<string> = new Set([DELETED, FAILED, SUCCEEDED]);

/** Whether a job stays in this state until a person or code acts. */
export const hasEnded = (state: string): boolean => ENDED.has(state);

/** In the order in which lists show them to people. */
export const STATE_NAMES: readonly string[] = [
  ENQUEUED,
  SCHEDULED,
  PROCESSING,
  SUCCEEDED,
  FAILED,
  DELETED,
  AWAITING,
];
