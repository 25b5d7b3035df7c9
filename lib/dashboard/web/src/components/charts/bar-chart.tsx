import { useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import { formatDay } from '../../i18n/format';
import { locale } from '../../i18n/locale';
import { countAxis, countScale, timeAxis } from './axes';
import { barsPath } from './bars-path';
import css from './chart.module.css';
import type { ChartSeries } from './chart-series';
import { usePlot } from './use-plot';

interface BarChartProps {
  readonly label: string;
  readonly times: readonly number[];
  /** Stacked, the first at the bottom. */
  readonly series: readonly ChartSeries[];
}

const SECONDS = { hour: 3_600, day: 86_400 } as const;

export function BarChart({ label, times, series }: BarChartProps) {
  // The highest stack is drawn first, and the lower ones over it.
  const stacks = useMemo(() => stacked(series), [series]);
  const data = useMemo<uPlot.AlignedData>(
    () => [times.map((at) => at / 1000), ...stacks.map(({ values }) => [...values])],
    [times, stacks],
  );

  const element = usePlot(data, (colours) => ({
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: {
        range: (plot, min, max) => {
          const half = secondsApart(plot) / 2;
          return [(min ?? 0) - half, (max ?? 0) + half];
        },
      },
      y: countScale,
    },
    axes: [timeAxis(colours, timeOf), countAxis(colours)],
    series: [
      {},
      ...stacks.map(({ colour }) => ({
        fill: colours(colour),
        width: 0,
        points: { show: false },
        paths: barsPath,
      })),
    ],
  }));

  return <div ref={element} class={css.chart} role="img" aria-label={label} dir="ltr" />;
}

function stacked(series: readonly ChartSeries[]): readonly ChartSeries[] {
  return series
    .map(({ colour }, top) => ({
      colour,
      values: (series[0]?.values ?? []).map((_, index) =>
        series.slice(0, top + 1).reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
      ),
    }))
    .reverse();
}

function secondsApart({ data: [times] }: uPlot): number {
  return (times[1] ?? 0) - (times[0] ?? 0) || SECONDS.hour;
}

/** The plot stays when the resolution changes, so its data decides about the labels. */
function timeOf(at: number, plot: uPlot): string {
  // Days are those of the store's clock, in UTC.
  if (secondsApart(plot) >= SECONDS.day) return formatDay(at);
  const isMidnight = new Date(at).getHours() === 0;
  return new Intl.DateTimeFormat(
    locale.value,
    isMidnight ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit' },
  ).format(at);
}
