import { useQuery } from '@tanstack/preact-query';
import { throughputWindow } from '../../api/live/throughput-window';
import { queries } from '../../api/queries';
import { LineChart } from '../../components/charts/line-chart';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { deployMarks } from '../performance/deploy-marks';
import css from './throughput-panel.module.css';

const SERIES = ['succeeded', 'deleted', 'failed'] as const;

/** How many jobs a second ended in the last two minutes, and how many attempts failed. */
export function ThroughputPanel() {
  const samples = throughputWindow.value;
  const last = samples.at(-1);
  const { data: history } = useQuery(queries.history('minute'));

  return (
    <Panel title={t('throughput.title')}>
      <LineChart
        label={t('throughput.label')}
        times={samples.map(({ at }) => at)}
        series={SERIES.map((name) => ({
          state: name,
          label: t(`throughput.${name}`),
          values: samples.map((sample) => sample[name]),
          isApart: name === 'failed',
        }))}
        marks={deployMarks(history?.deploys ?? [])}
        summary={{ caption: t('charts.now'), values: last ? SERIES.map((name) => last[name]) : [] }}
      />
      <p class={css.window}>{t('throughput.window')}</p>
    </Panel>
  );
}
