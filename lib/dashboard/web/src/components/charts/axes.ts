import type uPlot from 'uplot';
import { formatNumber } from '../../i18n/format';

export type Colours = (name: string) => string;

/** In pixels. */
export const FONT_SIZE = 11;
export const FONT = `${FONT_SIZE}px system-ui, sans-serif`;
/** In pixels. A label closer to the left edge would overlap the counts. */
const HALF_A_LABEL = 30;

export function timeAxis(colours: Colours, words: (at: number, plot: uPlot) => string): uPlot.Axis {
  return {
    stroke: colours('--text-muted'),
    font: FONT,
    grid: { show: false },
    ticks: { show: false },
    size: 26,
    space: 70,
    values: (plot, seconds) =>
      seconds.map((second) =>
        plot.valToPos(second, 'x') < HALF_A_LABEL ? '' : words(second * 1000, plot),
      ),
  };
}

export function countAxis(colours: Colours): uPlot.Axis {
  return {
    stroke: colours('--text-muted'),
    font: FONT,
    grid: { stroke: colours('--line'), width: 1 },
    ticks: { show: false },
    size: (_plot, labels) =>
      Math.max(36, 14 + 7 * Math.max(0, ...(labels ?? []).map((it) => it.length))),
    space: 36,
    splits: (_plot, _axis, _min, max, step) => fromZero(max, step),
    values: (_plot, counts) => counts.map(formatNumber),
  };
}

function fromZero(max: number, step: number): number[] {
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, at) => at * step);
}
