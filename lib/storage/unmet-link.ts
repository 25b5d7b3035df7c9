import { DeletedState } from '../states/deleted-state.js';
import { SucceededState } from '../states/succeeded-state.js';
import type { ContinuationCondition, ParentLink } from './continuation-store.js';

/** A link whose parent has become something else than it should have. */
export const isUnmet = ({ condition, outcome }: ParentLink): boolean =>
  outcome !== undefined && !isMet(condition, outcome);

function isMet(condition: ContinuationCondition, outcome: string): boolean {
  switch (condition) {
    case 'succeeded':
      return outcome === SucceededState.NAME;
    case 'deleted':
      return outcome === DeletedState.NAME;
    case 'completed':
      return outcome === 'Completed';
    case 'started':
      return outcome !== DeletedState.NAME;
    case 'finished':
      return true;
    default:
      // Somebody wrote it by hand. What nobody knows, nobody meets.
      return false;
  }
}
