import type { ContinuationCondition, ParentLink } from './continuation-store.js';

/** A link whose parent has become something else than it should have. */
export const isUnmet = ({ condition, outcome }: ParentLink): boolean =>
  outcome !== undefined && !isMet(condition, outcome);

function isMet(condition: ContinuationCondition, outcome: string): boolean {
  switch (condition) {
    case 'succeeded':
      return outcome === 'Succeeded';
    case 'deleted':
      return outcome === 'Deleted';
    case 'completed':
      return outcome === 'Completed';
    case 'started':
      return outcome !== 'Deleted';
    case 'finished':
      return true;
    default:
      // Somebody wrote it by hand. What nobody knows, nobody meets.
      return false;
  }
}
