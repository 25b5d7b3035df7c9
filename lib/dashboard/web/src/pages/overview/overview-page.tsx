import { useQuery } from '@tanstack/preact-query';
import { queries } from '../../api/queries';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { t } from '../../i18n/translate';
import { FailuresPanel } from './failures-panel';
import { HistoryPanel } from './history-panel';
import { LongRunningPanel } from './long-running-panel';
import css from './overview-page.module.css';
import { ProblemsPanel } from './problems-panel';
import { QueuesPanel } from './queues-panel';
import { ServersPanel } from './servers-panel';
import { StateTiles } from './state-tiles';
import { ThroughputPanel } from './throughput-panel';

export function OverviewPage() {
  const overview = useQuery(queries.overview());

  return (
    <Page title={t('overview.title')}>
      <QueryView query={overview}>
        {({ problems }) => problems.length > 0 && <ProblemsPanel problems={problems} />}
      </QueryView>
      {overview.data && <FailuresPanel failures={overview.data.failures} />}
      <StateTiles />
      <div class={css.charts}>
        <ThroughputPanel />
        <HistoryPanel />
      </div>
      {overview.data && (
        <div class={css.panels}>
          <div class={css.column}>
            <QueuesPanel queues={overview.data.queues} />
            <LongRunningPanel jobs={overview.data.longRunning} />
          </div>
          <div class={css.column}>
            <ServersPanel />
          </div>
        </div>
      )}
    </Page>
  );
}
