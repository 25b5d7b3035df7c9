import type uPlot from 'uplot';
import { formatNumber } from '../../i18n/format';

type Colours = (name: string) => string;

const FONT = '11px system-ui, sans-serif';
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
    values: (_plot, counts) => counts.map(formatNumber),
  };
}

/** Counts begin at zero, and the range has a minimum, so that a quiet chart does not show noise only. */
export const countScale: uPlot.Scale = {
  range: (_plot, _min, max) => [0, Math.max(1, (max ?? 0) * 1.1)],
};
