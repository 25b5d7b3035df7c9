import type { ReleaseDecision } from '../../storage/continuations/continuation-store.js';
import { aTransition } from './builders.js';

/** Deletes the jobs with a condition that was not met, and enqueues the others. */
export const goOn: ReleaseDecision = async (released) =>
  released.map(({ job, unmet }) => aTransition(job, { to: unmet ? 'Deleted' : 'Enqueued' }));
