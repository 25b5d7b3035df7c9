import { useQuery } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import type { HistoryAnswer } from '../../../../answers/live';
import { queries } from '../../api/queries';
import { BarChart } from '../../components/charts/bar-chart';
import type { ChartSeries } from '../../components/charts/chart-series';
import { Switcher } from '../../components/controls/switcher';
import { QueryView } from '../../components/feedback/query-view';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { deployMarks } from '../performance/deploy-marks';

const RESOLUTIONS = ['minute', 'hour', 'day'] as const;

export function HistoryPanel() {
  const [resolution, setResolution] = useState<HistoryAnswer['resolution']>('hour');
  const history = useQuery(queries.history(resolution));

  return (
    <Panel
      title={t('history.title')}
      actions={
        <Switcher
          label={t('history.resolution')}
          value={resolution}
          options={RESOLUTIONS.map((value) => ({ value, label: t(`history.${value}`) }))}
          onChange={setResolution}
        />
      }
    >
      <QueryView query={history}>
        {(answer) => (
          <BarChart
            label={t('history.label')}
            tableLabel={t('history.title')}
            times={answer.points.map(({ from }) => from)}
            series={seriesOf(answer)}
            marks={deployMarks(answer.deploys)}
          />
        )}
      </QueryView>
    </Panel>
  );
}

function seriesOf({ resolution, points }: HistoryAnswer): readonly ChartSeries[] {
  const deleted = {
    state: 'deleted',
    label: t('state.Deleted'),
    values: points.map((it) => it.deleted),
  };
  return [
    {
      state: 'succeeded',
      label: t('state.Succeeded'),
      values: points.map((it) => it.succeeded),
    },
    ...(resolution === 'minute' ? [] : [deleted]),
    {
      state: 'failed',
      label: t('history.failed'),
      values: points.map((it) => it.failed),
      isApart: true,
    },
  ];
}
