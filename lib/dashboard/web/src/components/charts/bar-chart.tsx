import { useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import { formatDay } from '../../i18n/format';
import { locale } from '../../i18n/locale';
import { t } from '../../i18n/translate';
import { timeAxis } from './axes';
import { barsPath } from './bars-path';
import { Chart } from './chart';
import { type ChartSeries, colourOf } from './chart-series';
import { ChartTable } from './chart-table';
import { type ChartMark, Marks, useDrawnMarks } from './marks';
import { panesOf, scaleOf } from './panes';
import { POINTER } from './pointer';

interface BarChartProps {
  /** The meaning of the bars, for screen readers. */
  readonly label: string;
  /** The name of the table of the same numbers. */
  readonly tableLabel: string;
  readonly times: readonly number[];
  /** The series, stacked with the first at the bottom, except series that are drawn apart. */
  readonly series: readonly ChartSeries[];
  /** The marks. The chart also describes them in words below the plot. */
  readonly marks?: readonly ChartMark[];
}

const SECONDS = { hour: 3_600, day: 86_400 } as const;

export function BarChart({ label, tableLabel, times, series, marks = [] }: BarChartProps) {
  const withMarks = useDrawnMarks(marks);
  // The highest stack is drawn first, and the lower stacks are drawn over it.
  const bars = useMemo(() => [...stacked(series), ...series.filter(isApart)], [series]);
  const data = useMemo<uPlot.AlignedData>(
    () => [times.map((at) => at / 1000), ...bars.map(({ values }) => [...values])],
    [times, bars],
  );
  const apartSeconds = secondsApart(data[0]);
  const timeOf = (at: number) => nameOf(at, apartSeconds);
  const wordsOf = (at: number) =>
    [timeOf(at), ...marks.filter((mark) => mark.at === at).map((mark) => mark.label)].join(' · ');

  return (
    <>
      <Chart
        {...{ label, times, series, data, wordsOf }}
        summary={{ caption: t('charts.inAll'), values: series.map(({ values }) => sumOf(values)) }}
        makeOptions={(colours) => {
          const { scales, axes = [], hooks, ...panes } = panesOf(series, colours);
          return {
            ...panes,
            hooks: withMarks(hooks, colours('--text-muted')),
            legend: { show: false },
            cursor: POINTER,
            scales: {
              x: {
                range: (plot, min, max) => {
                  const half = secondsApart(plot.data[0]) / 2;
                  return [(min ?? 0) - half, (max ?? 0) + half];
                },
              },
              ...scales,
            },
            axes: [timeAxis(colours, labelOf), ...axes],
            series: [
              {},
              ...bars.map((it) => ({
                scale: scaleOf(it),
                fill: colours(colourOf(it)),
                width: 0,
                points: { show: false },
                paths: barsPath,
              })),
            ],
          };
        }}
      />
      <Marks marks={marks} timeOf={timeOf} />
      <ChartTable {...{ label: tableLabel, times, series, wordsOf }} />
    </>
  );
}

const isApart = (series: ChartSeries): boolean => series.isApart ?? false;

function stacked(all: readonly ChartSeries[]): readonly ChartSeries[] {
  const series = all.filter((it) => !isApart(it));
  return series
    .map((it, top) => ({
      ...it,
      values: it.values.map((_, index) =>
        series.slice(0, top + 1).reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
      ),
    }))
    .reverse();
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0);

function secondsApart(seconds: ArrayLike<number>): number {
  return (seconds[1] ?? 0) - (seconds[0] ?? 0) || SECONDS.hour;
}

/** The plot stays when the resolution changes, so its data decides the form of the labels. */
function labelOf(at: number, plot: uPlot): string {
  if (secondsApart(plot.data[0]) >= SECONDS.day) return formatDay(at);
  const isMidnight = new Date(at).getHours() === 0 && new Date(at).getMinutes() === 0;
  return written(
    at,
    isMidnight ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit' },
  );
}

function nameOf(at: number, apartSeconds: number): string {
  // The days are days of the store's clock, in UTC.
  if (apartSeconds >= SECONDS.day) return formatDay(at);
  return written(at, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

function written(at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale.value, options).format(at);
}
