import { ChartNoAxesColumn } from 'lucide-preact';
import { Link } from 'wouter-preact';
import type { FailureAnswer } from '../../../../answers/performance';
import { paths } from '../../addresses/paths';
import { qualified } from '../../api/qualifiers';
import { BarChart } from '../../components/charts/bar-chart';
import { EmptyState } from '../../components/feedback/empty-state';
import { Facts } from '../../components/layout/facts';
import { Panel } from '../../components/layout/panel';
import { FAILED } from '../../components/state/built-in-states';
import { RelativeTime } from '../../components/time/relative-time';
import { formatCount } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { PLACE_KINDS } from '../performance/attempts-place';
import { deployMarks } from '../performance/deploy-marks';
import css from './failure-view.module.css';
import { SampleJobs } from './sample-jobs';
import { SharesTable } from './shares-table';

export function FailureView({ failure }: { failure: FailureAnswer }) {
  const { fingerprint, exceptionType, message, firstAt, lastAt, failedJobs, retries } = failure;
  const search = qualified('fingerprint', fingerprint);

  return (
    <>
      <div class={css.columns}>
        <Panel title={t('failure.history')}>
          <AttemptsChart failure={failure} />
        </Panel>
        <Panel title={t('details')}>
          <Facts
            facts={[
              { name: t('failure.type'), value: <bdi class="mono foreign">{exceptionType}</bdi> },
              { name: t('failure.message'), value: <bdi class="foreign">{message}</bdi> },
              { name: t('failure.first'), value: <RelativeTime at={firstAt} /> },
              { name: t('failure.last'), value: <RelativeTime at={lastAt} /> },
              {
                name: t('failures.jobs'),
                value: <Link href={paths.jobs(FAILED, search)}>{formatCount(failedJobs)}</Link>,
              },
              {
                name: t('failure.retries'),
                value: <Link href={paths.retriesMatching(search)}>{formatCount(retries)}</Link>,
              },
            ]}
          />
        </Panel>
      </div>
      <Panel title={t('failure.samples')}>
        <SampleJobs jobs={failure.samples} />
      </Panel>
      <div class={css.shares}>
        {PLACE_KINDS.filter((kind) => failure[kind].length > 0).map((kind) => (
          <Panel key={kind} title={t(`performance.${kind}`)}>
            <SharesTable kind={kind} shares={failure[kind]} />
          </Panel>
        ))}
      </div>
    </>
  );
}

function AttemptsChart({ failure: { attempts, points, deploys } }: { failure: FailureAnswer }) {
  if (attempts === 0)
    return <EmptyState icon={<ChartNoAxesColumn size={24} />} title={t('failure.none')} />;
  return (
    <BarChart
      label={t('failure.label')}
      tableLabel={t('failure.history')}
      times={points.map(({ from }) => from)}
      marks={deployMarks(deploys)}
      series={[
        {
          state: 'failed',
          label: t('performance.failed'),
          values: points.map(({ failed }) => failed),
        },
      ]}
    />
  );
}
