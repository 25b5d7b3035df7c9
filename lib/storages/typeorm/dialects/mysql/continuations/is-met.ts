import { DELETED, SUCCEEDED } from '../../../../../states/state-names.js';

/** What a link asks for is what its parent became. What nobody knows, nobody meets. */
export function isMet(condition: string, outcome: string): boolean {
  switch (condition) {
    case 'succeeded':
      return outcome === SUCCEEDED;
    case 'deleted':
      return outcome === DELETED;
    case 'completed':
      return outcome === 'Completed';
    case 'started':
      return outcome !== DELETED;
    default:
      return condition === 'finished';
  }
}
