import { ENQUEUED, SCHEDULED } from '../../../states/state-names.js';
import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';
import type { SearchOrder } from '../../answers/jobs.js';

/** In which order a store looks at jobs; see `MonitoringStore.search`. */
export function searchOrderOf(
  { states = [], isRetry, serverId }: JobSearch,
  isOldestFirst: boolean,
): SearchOrder {
  if (isOldestFirst) return 'oldest-first';
  if (serverId !== undefined || states.length > 1) return 'latest-first';
  if (states[0] === ENQUEUED) return 'next-first';
  const isByTime = states[0] === SCHEDULED || (states.length === 0 && isRetry === true);
  return isByTime ? 'due-first' : 'latest-first';
}
