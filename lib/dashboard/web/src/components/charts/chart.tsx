import { useState } from 'preact/hooks';
import type uPlot from 'uplot';
import { formatNumber } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './chart.module.css';
import type { ChartSeries } from './chart-series';
import { Legend } from './legend';
import { type MakeOptions, usePlot } from './use-plot';

/** The legend's text and values while nobody points at a time. */
export interface ChartSummary {
  readonly caption: string;
  /** In the order of the series. */
  readonly values: readonly number[];
}

interface ChartProps {
  readonly label: string;
  readonly times: readonly number[];
  readonly series: readonly ChartSeries[];
  readonly summary: ChartSummary;
  readonly wordsOf: (at: number) => string;
  readonly data: uPlot.AlignedData;
  readonly makeOptions: MakeOptions;
}

/**
 * A plot whose legend has the values of the time under the pointer. For the keyboard, the times are a slider
 * over the plot.
 */
export function Chart({ label, times, series, summary, wordsOf, data, makeOptions }: ChartProps) {
  const [pointed, setPointed] = useState<number>();
  const index = pointed === undefined ? -1 : times.indexOf(pointed);
  const isPointed = index >= 0;
  const { element, indexAt } = usePlot(data, makeOptions, isPointed ? index : undefined);
  const follow = ({ clientX }: PointerEvent) => setPointed(times[indexAt(clientX) ?? -1]);

  return (
    <figure>
      <figcaption class={css.reading}>
        <span class={css.caption}>{isPointed ? wordsOf(times[index] ?? 0) : summary.caption}</span>
        <Legend
          entries={series.map(({ state, label: name, values }, at) => ({
            state,
            label: name,
            value: wordsFor((isPointed ? values[index] : summary.values[at]) ?? undefined),
          }))}
        />
      </figcaption>
      <div
        class={css.plot}
        onPointerDown={follow}
        onPointerMove={follow}
        onPointerLeave={({ pointerType }) => {
          // A finger leaves as soon as it is lifted, so its time stays.
          if (pointerType !== 'touch') setPointed(undefined);
        }}
      >
        <div ref={element} class={css.chart} role="img" aria-label={label} dir="ltr" />
        {times.length > 0 && (
          <Times
            label={label}
            index={isPointed ? index : times.length - 1}
            {...{ times, series, wordsOf }}
            onChange={setPointed}
          />
        )}
      </div>
    </figure>
  );
}

interface TimesProps extends Pick<ChartProps, 'label' | 'times' | 'series' | 'wordsOf'> {
  readonly index: number;
  readonly onChange: (at: number | undefined) => void;
}

function Times({ label, times, series, wordsOf, index, onChange }: TimesProps) {
  const values = series.map((it) => `${it.label} ${wordsFor(it.values[index])}`).join(', ');

  return (
    <input
      type="range"
      class={css.times}
      dir="ltr"
      min="0"
      max={String(times.length - 1)}
      value={String(index)}
      aria-label={t('charts.times', { label })}
      aria-valuetext={`${wordsOf(times[index] ?? 0)}: ${values}`}
      onInput={({ currentTarget: { value } }) => onChange(times[Number(value)])}
      onFocus={() => onChange(times.at(-1))}
      onBlur={() => onChange(undefined)}
    />
  );
}

function wordsFor(value: number | undefined): string {
  return value === undefined ? '–' : formatNumber(value);
}
