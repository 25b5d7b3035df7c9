import type { Narrowing } from '../../../../../sql/monitoring/search-operations.js';
import type { Walk } from '../../../../../sql/monitoring/walk.js';
import type { FilterName } from './search-filters.sql.js';

/** What the texts of statements depend on of a walk. */
export type WalkShape = Pick<Walk, 'name' | 'key' | 'direction' | 'time'>;

/** What the text of a step depends on, and nothing of what is asked for. */
export interface StepShape {
  readonly walk: WalkShape;
  readonly by: Narrowing['by'];
  /** It begins behind a key. */
  readonly isBehind: boolean;
  /** It ends with an id. */
  readonly hasLast: boolean;
  /** It ends with a time. */
  readonly hasSince: boolean;
  /** What is asked for; once for each state, and for each word. */
  readonly filters: readonly FilterName[];
}
