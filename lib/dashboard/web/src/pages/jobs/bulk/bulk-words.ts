import type { JobAction } from '../../../../../answers/changes';
import type { BoundedCount } from '../../../../../answers/live';
import type { JobsSelection } from '../../../api/queries';
import { AWAITING, ENQUEUED, FAILED, SCHEDULED } from '../../../components/state/built-in-states';
import { t } from '../../../i18n/translate';

export function bulkActionLabel(action: JobAction, jobs: JobsSelection): string {
  if (action === 'delete') return t('action.delete');
  return isWaiting(jobs) ? t('action.runNow') : t('action.requeue');
}

export function bulkQuestion(action: JobAction, jobs: JobsSelection, count: BoundedCount): string {
  const verb = action === 'requeue' && isWaiting(jobs) ? 'runNow' : action;
  return count.isExact
    ? t(`bulk.confirm.${verb}`, { count })
    : t(`bulk.confirm.${verb}.more`, { count: count.count });
}

/** For a job that waits for its time or its parents, requeueing is called "run now". */
function isWaiting({ state, retries = false }: JobsSelection): boolean {
  return state === SCHEDULED || state === AWAITING || retries;
}

/** Whether jobs would repeat work that they have done or are doing. */
export function mayRepeat(action: JobAction, { state, retries = false }: JobsSelection): boolean {
  const isUndone = retries || [FAILED, SCHEDULED, AWAITING, ENQUEUED].includes(state ?? '');
  return action === 'requeue' && !isUndone;
}
