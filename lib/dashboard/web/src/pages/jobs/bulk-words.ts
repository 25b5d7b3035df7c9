import type { BulkAction } from '../../../../api/answers';
import type { JobsSelection } from '../../api/queries';
import { t } from '../../i18n/translate';

/** Requeueing a job that waits for its time is to run it now. */
export function bulkActionLabel(action: BulkAction, { state, retries }: JobsSelection): string {
  if (action === 'delete') return t('action.delete');
  return state === 'Scheduled' || state === 'Awaiting' || retries
    ? t('action.runNow')
    : t('action.requeue');
}
