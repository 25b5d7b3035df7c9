import type { KeyPart, Walk, WalkKey } from '../../../../../sql/monitoring/walk.js';

/** Before and behind all ids. */
export const LOWEST_ID = '00000000-0000-0000-0000-000000000000';
export const HIGHEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

type Limits = readonly [lowest: string, highest: string];

const TIMES: Limits = ['-infinity', 'infinity'];
/** Nothing is walked down by a text. */
const TEXTS: Limits = ['', ''];

const LIMITS: Readonly<Record<KeyPart, Limits>> = {
  stateAt: TIMES,
  runAt: TIMES,
  queue: TEXTS,
  priority: ['-32768', '32767'],
  waitingFor: TEXTS,
  id: [LOWEST_ID, HIGHEST_ID],
};

/** Before the first row of a walk. */
export const beginningOf = ({ key, direction }: Walk): WalkKey =>
  key.map((part) => LIMITS[part][direction === 'ascending' ? 0 : 1]);
