import { Link } from 'wouter-preact';
import type { ServerAnswer } from '../../../../answers/overview';
import { paths } from '../../addresses/paths';
import { qualified } from '../../api/qualifiers';
import { JobNameLink } from '../../components/job/job-link';
import { PROCESSING } from '../../components/state/built-in-states';
import { Age } from '../../components/time/age';
import { t } from '../../i18n/translate';
import css from './running-jobs.module.css';

/** The running jobs of a server: a few by name, and a link to the rest. */
export function RunningJobs({ server: { id, processing, running } }: { server: ServerAnswer }) {
  const more = processing - running.length;

  return (
    <div class={css.running}>
      <span class={css.title}>{t('servers.running')}</span>
      <ul class={css.jobs}>
        {running.map((job) => (
          <li key={job.id} class={css.job}>
            <JobNameLink id={job.id} name={job.displayName} />
            <span class="muted">
              <Age since={job.stateAt} />
            </span>
          </li>
        ))}
        {more > 0 && (
          <li>
            <Link href={paths.jobs(PROCESSING, qualified('server', id))}>
              {t('servers.running.more', { count: more })}
            </Link>
          </li>
        )}
      </ul>
    </div>
  );
}
