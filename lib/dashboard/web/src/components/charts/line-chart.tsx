import { useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import { locale } from '../../i18n/locale';
import { countAxis, countScale, timeAxis } from './axes';
import css from './chart.module.css';
import type { ChartSeries } from './chart-series';
import { usePlot } from './use-plot';

interface LineChartProps {
  readonly label: string;
  readonly times: readonly number[];
  readonly series: readonly ChartSeries[];
}

const WINDOW_SECONDS = 120;

/** A line chart whose window moves with the time. */
export function LineChart({ label, times, series }: LineChartProps) {
  const data = useMemo<uPlot.AlignedData>(
    () => [times.map((at) => at / 1000), ...series.map(({ values }) => [...values])],
    [times, series],
  );

  const element = usePlot(data, (colours) => ({
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { range: (_plot, _min, max) => [(max ?? 0) - WINDOW_SECONDS, max ?? 0] },
      y: countScale,
    },
    axes: [timeAxis(colours, clockTime), countAxis(colours)],
    series: [
      {},
      ...series.map(({ colour }, index) => ({
        stroke: colours(colour),
        width: 1.75,
        points: { show: false },
        ...(index === 0 && { fill: withAlpha(colours(colour), 0.1) }),
      })),
    ],
  }));

  return <div ref={element} class={css.chart} role="img" aria-label={label} dir="ltr" />;
}

function clockTime(at: number): string {
  return new Intl.DateTimeFormat(locale.value, { timeStyle: 'medium' }).format(at);
}

function withAlpha(colour: string, alpha: number): string {
  return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`);
}
