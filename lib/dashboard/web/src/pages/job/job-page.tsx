import { useQuery } from '@tanstack/preact-query';
import { Link } from 'wouter-preact';
import { lastPathSegment } from '../../addresses/base-path';
import { paths } from '../../addresses/paths';
import { kindOf } from '../../api/api-error';
import { queries } from '../../api/queries';
import { CopyButton } from '../../components/code/copy-button';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { StateBadge } from '../../components/state/state-badge';
import { t } from '../../i18n/translate';
import { UnknownNotice } from '../unknown/unknown-notice';
import { JobActions } from './job-actions';
import css from './job-page.module.css';
import { JobView } from './job-view';

export function JobPage() {
  const id = lastPathSegment();
  const query = useQuery(queries.job(id));
  const job = query.data;

  if (query.error && ['unknown', 'input'].includes(kindOf(query.error))) {
    return (
      <UnknownNotice title={t('job.title')} id={id} text={t('job.unknown')}>
        <Link href={paths.jobs()}>{t('jobs.all')}</Link>
      </UnknownNotice>
    );
  }
  return (
    <Page
      title={job?.displayName ?? t('job.title')}
      subtitle={
        <span class={css.subtitle}>
          {job && <StateBadge state={job.state} />}
          <span class="mono foreign">{id}</span>
          <CopyButton text={id} label={t('job.copyId')} />
        </span>
      }
      actions={job && <JobActions job={job} />}
    >
      <QueryView query={query}>{(answer) => <JobView job={answer} />}</QueryView>
    </Page>
  );
}
