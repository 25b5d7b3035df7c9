import { useQuery } from '@tanstack/preact-query';
import { Timer } from 'lucide-preact';
import type { PerformanceAnswer } from '../../../../answers/performance';
import { paths } from '../../addresses/paths';
import { queries } from '../../api/queries';
import { BarChart } from '../../components/charts/bar-chart';
import { EmptyState } from '../../components/feedback/empty-state';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Panel, Sheet } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { PLACE_KINDS } from './attempts-place';
import { deployMarks } from './deploy-marks';
import { PerformanceTable } from './performance-table';
import { SpanChoice, useSpan } from './span-choice';

export function PerformancePage() {
  const span = useSpan();
  const query = useQuery(queries.performance(span));

  return (
    <Page
      title={t('performance.title')}
      subtitle={t('performance.about')}
      actions={<SpanChoice path={paths.performance} span={span} />}
    >
      <QueryView query={query}>
        {(performance) => <PerformanceView performance={performance} />}
      </QueryView>
    </Page>
  );
}

function PerformanceView({ performance }: { performance: PerformanceAnswer }) {
  const { points } = performance;
  if (points.every(({ count }) => count === 0)) {
    return (
      <Sheet>
        <EmptyState icon={<Timer size={28} />} title={t('performance.none')} />
      </Sheet>
    );
  }
  return (
    <>
      <Panel title={t('performance.attempts')}>
        <BarChart
          label={t('performance.label')}
          tableLabel={t('performance.attempts')}
          times={points.map(({ from }) => from)}
          marks={deployMarks(performance.deploys)}
          series={[
            {
              state: 'processing',
              label: t('performance.attempts'),
              values: points.map(({ count }) => count),
            },
            {
              state: 'failed',
              label: t('performance.failed'),
              values: points.map(({ failed }) => failed),
              isApart: true,
            },
          ]}
        />
      </Panel>
      {PLACE_KINDS.filter((kind) => performance[kind].length > 0).map((kind) => (
        <Panel key={kind} title={t(`performance.${kind}`)}>
          <PerformanceTable kind={kind} rows={performance[kind]} />
        </Panel>
      ))}
    </>
  );
}
