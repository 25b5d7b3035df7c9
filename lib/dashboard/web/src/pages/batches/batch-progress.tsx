import type { BatchAnswer } from '../../../../answers/batches';
import { ProgressBar } from '../../components/charts/progress-bar';
import { t } from '../../i18n/translate';
import css from './batch-progress.module.css';

export function BatchProgress({ batch: { progress } }: { batch: BatchAnswer }) {
  const { total, processing, succeeded, failed, deleted } = progress;

  return (
    <div class={css.progress}>
      <span class={css.words}>
        <span class="numeric">{t('batch.done', { done: succeeded + deleted, total })}</span>
        {failed > 0 && <span class={css.failed}>{t('batch.failed', { count: failed })}</span>}
        {processing > 0 && (
          <span class="muted numeric">{t('batch.processing', { count: processing })}</span>
        )}
      </span>
      <ProgressBar
        label={t('batch.progress')}
        total={total}
        done={succeeded + deleted}
        parts={[
          { state: 'succeeded', count: succeeded },
          { state: 'deleted', count: deleted },
          { state: 'failed', count: failed },
          { state: 'processing', count: processing },
        ]}
      />
    </div>
  );
}
