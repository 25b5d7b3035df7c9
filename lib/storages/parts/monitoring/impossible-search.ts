import { ProcessingState } from '../../../states/processing-state.js';
import { ScheduledState } from '../../../states/scheduled-state.js';
import { SucceededState } from '../../../states/succeeded-state.js';
import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';
import { isUuid } from '../../../support/uuid-v7.js';

/** Whether the search asks for something that only Succeeded jobs tell. */
export const isAboutSuccess = ({ duration, latency }: JobSearch): boolean =>
  duration !== undefined || latency !== undefined;

/** Whether no job can be what is asked for: ids that are none, a state that nothing else fits. */
export function isImpossible(search: JobSearch): boolean {
  const { batchId, bulkId, ids, states, serverId, isRetry } = search;
  const has = (state: string) => !states?.length || states.includes(state);
  return (
    (batchId !== undefined && !isUuid(batchId)) ||
    (bulkId !== undefined && !isUuid(bulkId)) ||
    (ids !== undefined && !ids.some(isUuid)) ||
    (serverId !== undefined && !has(ProcessingState.NAME)) ||
    (isRetry === true && !has(ScheduledState.NAME)) ||
    (isAboutSuccess(search) && (serverId !== undefined || !has(SucceededState.NAME)))
  );
}
