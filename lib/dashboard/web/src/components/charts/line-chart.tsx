import { useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import { locale } from '../../i18n/locale';
import { timeAxis } from './axes';
import { Chart, type ChartSummary } from './chart';
import { type ChartSeries, colourOf } from './chart-series';
import { type ChartMark, Marks, useDrawnMarks } from './marks';
import { panesOf, scaleOf } from './panes';
import { POINTER } from './pointer';

interface LineChartProps {
  readonly label: string;
  readonly times: readonly number[];
  readonly series: readonly ChartSeries[];
  readonly summary: ChartSummary;
  /** The marks. While they are in the window, the chart also describes them in words below the plot. */
  readonly marks?: readonly ChartMark[];
}

const WINDOW_SECONDS = 120;

/** A line chart whose window moves with the time. */
export function LineChart({ label, times, series, summary, marks = [] }: LineChartProps) {
  const beginsAt = (times.at(-1) ?? 0) - WINDOW_SECONDS * 1000;
  const shown = marks.filter(({ at }) => at > beginsAt);
  const withMarks = useDrawnMarks(shown);
  const data = useMemo<uPlot.AlignedData>(
    () => [times.map((at) => at / 1000), ...series.map(({ values }) => [...values])],
    [times, series],
  );

  return (
    <>
      <Chart
        {...{ label, times, series, summary, data }}
        wordsOf={clockTime}
        makeOptions={(colours) => {
          const { scales, axes = [], hooks, ...panes } = panesOf(series, colours);
          return {
            ...panes,
            hooks: withMarks(hooks, colours('--text-muted')),
            legend: { show: false },
            cursor: POINTER,
            scales: {
              x: { range: (_plot, _min, max) => [(max ?? 0) - WINDOW_SECONDS, max ?? 0] },
              ...scales,
            },
            axes: [timeAxis(colours, clockTime), ...axes],
            series: [
              {},
              ...series.map((it, index) => ({
                scale: scaleOf(it),
                stroke: colours(colourOf(it)),
                width: 1.75,
                points: { show: false },
                ...((index === 0 || it.isApart) && {
                  fill: withAlpha(colours(colourOf(it)), 0.1),
                  fillTo: 0,
                }),
              })),
            ],
          };
        }}
      />
      <Marks marks={shown} timeOf={clockTime} />
    </>
  );
}

function clockTime(at: number): string {
  return new Intl.DateTimeFormat(locale.value, { timeStyle: 'medium' }).format(at);
}

function withAlpha(colour: string, alpha: number): string {
  return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`);
}
