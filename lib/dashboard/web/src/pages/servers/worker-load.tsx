import type { ServerAnswer } from '../../../../api/answers';
import { ProgressBar } from '../../components/charts/progress-bar';
import { t } from '../../i18n/translate';
import css from './worker-load.module.css';

export function WorkerLoad({ server: { processing, workerCount } }: { server: ServerAnswer }) {
  return (
    <div class={css.load}>
      <span class="numeric">{t('servers.load', { processing, workers: workerCount })}</span>
      <ProgressBar
        label={t('servers.workers')}
        total={workerCount}
        parts={[{ state: 'processing', count: processing }]}
      />
    </div>
  );
}
