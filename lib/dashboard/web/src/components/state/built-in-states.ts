// The same names are in `lib/states`. A spec compares both.
export const AWAITING = 'Awaiting';
export const DELETED = 'Deleted';
export const ENQUEUED = 'Enqueued';
export const FAILED = 'Failed';
export const PROCESSING = 'Processing';
export const SCHEDULED = 'Scheduled';
export const SUCCEEDED = 'Succeeded';

/** The built-in states, in the order of a job's life. */
export const STATES = [
  ENQUEUED,
  SCHEDULED,
  PROCESSING,
  SUCCEEDED,
  FAILED,
  DELETED,
  AWAITING,
] as const;
