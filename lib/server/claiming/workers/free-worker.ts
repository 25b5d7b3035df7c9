import type { Assignment } from '../../running/assignment.js';

/** Gives a free worker its next job. Undefined ends the work of the worker. */
export type FreeWorker = (assignment: Assignment | undefined) => void;
