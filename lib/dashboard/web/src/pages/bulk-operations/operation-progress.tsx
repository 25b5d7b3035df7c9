import type { BulkOperationAnswer } from '../../../../api/answers';
import { ProgressBar } from '../../components/charts/progress-bar';
import { t } from '../../i18n/translate';
import css from './operation-progress.module.css';

export function OperationProgress({ operation }: { operation: BulkOperationAnswer }) {
  const { action, changed, skipped, expected, endedAt, error } = operation;
  const done = changed + skipped;
  const isUnderWay = endedAt === undefined;
  const total = isUnderWay ? Math.max(expected.count, done) : Math.max(done, 1);
  // Nobody knows how much is left of what was not counted to its end.
  const isOpen = isUnderWay && !expected.isExact;

  return (
    <div class={css.progress}>
      <p class={css.words}>
        <strong>
          {t(
            isUnderWay
              ? action === 'delete'
                ? 'bulk.deleting'
                : 'bulk.requeueing'
              : action === 'delete'
                ? 'bulk.deleted'
                : 'bulk.requeued',
            { changed, expected },
          )}
        </strong>
        {skipped > 0 && <span class="muted">{t('bulk.skipped', { count: skipped })}</span>}
        {error && <span class={css.error}>{error}</span>}
      </p>
      <ProgressBar
        label={t('bulk.progress')}
        total={isOpen ? undefined : total}
        done={done}
        parts={[
          { state: action === 'delete' ? 'deleted' : 'enqueued', count: changed },
          { state: 'other', count: skipped },
        ]}
      />
    </div>
  );
}
