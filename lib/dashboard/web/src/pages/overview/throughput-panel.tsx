import { throughputWindow } from '../../api/live/throughput-window';
import { LineChart } from '../../components/charts/line-chart';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import css from './throughput-panel.module.css';

const SERIES = ['succeeded', 'deleted', 'failed'] as const;

/** How many jobs a second ended in the last two minutes, and how many attempts failed. */
export function ThroughputPanel() {
  const samples = throughputWindow.value;
  const last = samples.at(-1);

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
        summary={{ caption: t('charts.now'), values: last ? SERIES.map((name) => last[name]) : [] }}
      />
      <p class={css.window}>{t('throughput.window')}</p>
    </Panel>
  );
}
