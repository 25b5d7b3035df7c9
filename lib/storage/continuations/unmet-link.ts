import { DeletedState } from '../../states/deleted-state.js';
import { SucceededState } from '../../states/succeeded-state.js';
import type { ContinuationCondition, ParentLink } from './continuation-store.js';

/** Whether the parent of the link has ended in another way than the condition asks for. */
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
      // Somebody wrote this condition by hand. No parent can meet an unknown condition.
      return false;
  }
}
