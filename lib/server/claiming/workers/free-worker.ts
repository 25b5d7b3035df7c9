import type { Assignment } from '../../running/assignment.js';

/** A worker that waits for its next job; undefined sends it home. */
export type FreeWorker = (assignment: Assignment | undefined) => void;
