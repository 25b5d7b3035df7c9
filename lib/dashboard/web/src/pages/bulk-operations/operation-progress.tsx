import type { BulkOperationAnswer } from '../../../../answers/changes';
import { ProgressBar } from '../../components/charts/progress-bar';
import { t } from '../../i18n/translate';
import { operationLimits } from './operation-limits';
import css from './operation-progress.module.css';

/** The state that an action gives to jobs. */
const STATES: ReadonlyMap<string, string> = new Map([
  ['requeue', 'enqueued'],
  ['delete', 'deleted'],
  ['restore', 'scheduled'],
]);

export function OperationProgress({ operation }: { operation: BulkOperationAnswer }) {
  const { action, changed, skipped, failed = 0, expected, endedAt, error } = operation;
  const limits = operationLimits(operation);
  const done = changed + skipped + failed;
  const isUnderWay = endedAt === undefined;
  const total = isUnderWay ? Math.max(expected.count, done) : Math.max(done, 1);
  // If the count stopped at its limit, nobody knows how many jobs remain.
  const isOpen = isUnderWay && !expected.isExact;

  return (
    <div class={css.progress}>
      <p class={css.words}>
        <strong>{wordsOf(operation)}</strong>
        {limits && <span class="muted">{limits}</span>}
        {skipped > 0 && <span class="muted">{t('bulk.skipped', { count: skipped })}</span>}
        {failed > 0 && <span class={css.error}>{t('bulk.failed', { count: failed })}</span>}
        {error && <span class={css.error}>{error}</span>}
      </p>
      <ProgressBar
        label={t('bulk.progress')}
        total={isOpen ? undefined : total}
        done={done}
        parts={[
          { state: STATES.get(action) ?? 'other', count: changed },
          { state: 'other', count: skipped },
          { state: 'failed', count: failed },
        ]}
      />
    </div>
  );
}

/** Another version of the library may know other actions. */
function wordsOf({ action, changed, expected, endedAt }: BulkOperationAnswer): string {
  const isUnderWay = endedAt === undefined;
  switch (action) {
    case 'requeue':
      return t(isUnderWay ? 'bulk.requeueing' : 'bulk.requeued', { changed, expected });
    case 'delete':
      return t(isUnderWay ? 'bulk.deleting' : 'bulk.deleted', { changed, expected });
    case 'restore':
      return t(isUnderWay ? 'bulk.restoring' : 'bulk.restored', { changed, expected });
    default:
      return t('bulk.other', { action });
  }
}
