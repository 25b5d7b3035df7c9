import { Link } from 'wouter-preact';
import type { ServerActivityAnswer, ServerAnswer } from '../../../../answers/overview';
import { paths } from '../../addresses/paths';
import { ProgressBar } from '../../components/charts/progress-bar';
import { t } from '../../i18n/translate';
import css from './worker-load.module.css';

export function WorkerLoad({ server: { activity, workerCount } }: { server: ServerAnswer }) {
  if (!activity) {
    return (
      // People must reach the explanation by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      <span class="numeric" data-tip={t('servers.load.unknown.tip')} tabIndex={0}>
        {t('servers.load.unknown', { count: workerCount })}
      </span>
    );
  }
  const { busyWorkers } = activity;
  return (
    <div class={css.load}>
      <span class="numeric">{t('servers.load', { busy: busyWorkers, workers: workerCount })}</span>
      <ProgressBar
        label={t('servers.workers')}
        total={workerCount}
        parts={[{ state: 'processing', count: busyWorkers }]}
      />
      <BesideWorkers activity={activity} />
    </div>
  );
}

function BesideWorkers({
  activity: { claimedAhead, abandonedCount },
}: {
  activity: ServerActivityAnswer;
}) {
  return (
    <>
      {claimedAhead > 0 && (
        <span class={css.ahead}>{t('servers.ahead', { count: claimedAhead })}</span>
      )}
      {abandonedCount > 0 && (
        <Link href={paths.servers} class={css.abandoned}>
          {t('servers.abandoned.count', { count: abandonedCount })}
        </Link>
      )}
    </>
  );
}
