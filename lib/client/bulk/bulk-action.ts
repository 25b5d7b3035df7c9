/** The changes that people and programs can make to the jobs that a search finds. */
export const JOB_ACTIONS = ['requeue', 'delete'] as const;

export type JobAction = (typeof JOB_ACTIONS)[number];

/** `restore` undoes a bulk deletion. */
export type BulkAction = JobAction | 'restore';

const BULK_ACTIONS: readonly string[] = [...JOB_ACTIONS, 'restore'] satisfies BulkAction[];

export const isBulkAction = (stored: string): stored is BulkAction => BULK_ACTIONS.includes(stored);
