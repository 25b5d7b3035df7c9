/*
 * How much one call looks at, counts or tells, the same on every database. Statements have these numbers in
 * their texts, where planners see them.
 */

/** So many ready jobs of a queue are counted; an operation counts one more, which says that there are more. */
export const MAX_READY_COUNTED = 10_000;
/** So many jobs that wait for resources are counted; an operation counts one more. */
export const MAX_WAITING_COUNTED = 10_000;
/** So many of the latest Failed jobs are grouped. */
export const MAX_FAILURES_GROUPED = 10_000;
/** So many unfinished jobs of a batch are counted in each state; an operation counts one more. */
export const MAX_UNFINISHED_COUNTED = 10_000;
/** So many different states of unfinished jobs are told of. */
export const MAX_UNFINISHED_STATES = 50;
/** So many finished jobs are looked at to tell how fast the jobs of a batch end. */
export const MAX_FINISHED_LOOKED_AT = 10_000;
/** So many batches of a tree are looked at for that. */
export const MAX_TREE_LOOKED_AT = 1_000;
/** So many items on one side of a job or a batch are counted; an operation counts one more. */
export const MAX_FLOW_COUNTED = 1_000;
/** So many batches one call looks at. */
export const MAX_BATCHES_LOOKED_AT = 20_000;
/** So many of the recurring jobs that could not be scheduled are told of. */
export const MAX_RECURRING_FAILURES = 100;
/** How many characters at the end of a history are read for its last entry. */
export const LAST_ENTRY_CHARS = 100_000;
