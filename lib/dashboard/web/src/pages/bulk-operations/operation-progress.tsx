import type { BulkOperationAnswer } from '../../../../api/answers';
import { ProgressBar } from '../../components/charts/progress-bar';
import { t } from '../../i18n/translate';
import css from './operation-progress.module.css';

export function OperationProgress({ operation }: { operation: BulkOperationAnswer }) {
  const { action, changed, skipped, expected, endedAt, error } = operation;
  const done = changed + skipped;
  const total = endedAt === undefined ? Math.max(expected.count, done) : Math.max(done, 1);

  return (
    <div class={css.progress}>
      <p class={css.words}>
        <strong>
          {t(
            endedAt === undefined
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
        total={total}
        done={done}
        parts={[
          { state: action === 'delete' ? 'deleted' : 'enqueued', count: changed },
          { state: 'other', count: skipped },
        ]}
      />
    </div>
  );
}
