import type { ServerAnswer } from '../../../../answers/overview';
import { ProgressBar } from '../../components/charts/progress-bar';
import { t } from '../../i18n/translate';
import css from './worker-load.module.css';

export function WorkerLoad({ server: { processing, workerCount } }: { server: ServerAnswer }) {
  // Some of its jobs may be claimed ahead, and still wait for a worker.
  const busy = Math.min(processing, workerCount);

  return (
    <div class={css.load}>
      <span class="numeric">{t('servers.load', { busy, workers: workerCount })}</span>
      <ProgressBar
        label={t('servers.workers')}
        total={workerCount}
        parts={[{ state: 'processing', count: busy }]}
      />
    </div>
  );
}
