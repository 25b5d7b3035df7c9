import { throughputWindow } from '../../api/live/throughput-window';
import { Legend } from '../../components/charts/legend';
import { LineChart } from '../../components/charts/line-chart';
import { Panel } from '../../components/layout/panel';
import { formatNumber } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './throughput-panel.module.css';

const SERIES = ['succeeded', 'failed', 'deleted'] as const;

/** How many jobs a second ended in the last two minutes. */
export function ThroughputPanel() {
  const samples = throughputWindow.value;
  const last = samples.at(-1);

  return (
    <Panel
      title={t('throughput.title')}
      actions={
        <Legend
          entries={SERIES.map((name) => ({
            state: name,
            label: t(`throughput.${name}`),
            value: last ? formatNumber(last[name]) : '–',
          }))}
        />
      }
    >
      <LineChart
        label={t('throughput.label')}
        times={samples.map(({ at }) => at)}
        series={SERIES.map((name) => ({
          colour: `--chart-${name}`,
          values: samples.map((sample) => sample[name]),
        }))}
      />
      <p class={css.window}>{t('throughput.window')}</p>
    </Panel>
  );
}
