import type { Assignment } from '../../running/assignment.js';

/** How a free worker gets its next job. Undefined ends its work. */
export type FreeWorker = (assignment: Assignment | undefined) => void;
