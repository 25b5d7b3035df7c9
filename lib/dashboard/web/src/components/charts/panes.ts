import type uPlot from 'uplot';
import { type Colours, countAxis, FONT, FONT_SIZE } from './axes';
import type { ChartSeries } from './chart-series';

/** The share of the height for the series that are drawn apart, and for the space above them. */
const APART_SHARE = 0.24;
const SPACE_SHARE = 0.1;
const BELOW = APART_SHARE + SPACE_SHARE;

const APART = 'apart';
/** The smallest number that a label can show. */
const LEAST_TOP = 0.1;
const NICE = [1, 2, 5, 10];

type Panes = Pick<uPlot.Options, 'scales' | 'axes' | 'hooks'>;

/** The scales of counts with their axes, and the name of the part below, if a series is drawn there. */
export function panesOf(series: readonly ChartSeries[], colours: Colours): Panes {
  const apart = series.find(({ isApart }) => isApart);
  if (!apart) return { scales: { y: countScale(0) }, axes: [countAxis(colours)] };

  return {
    scales: { y: countScale(BELOW / (1 - BELOW)), [APART]: apartScale },
    axes: [
      countAxis(colours),
      {
        ...countAxis(colours),
        scale: APART,
        side: 1,
        splits: (_plot, _axis, _min, max) => [0, topOf(max)],
      },
    ],
    hooks: { draw: [(plot) => writeName(plot, apart.label, colours('--text-muted'))] },
  };
}

export const scaleOf = ({ isApart = false }: ChartSeries): string => (isApart ? APART : 'y');

/** Counts begin at zero, and the range has a minimum, so that a quiet chart does not show only noise. */
const countScale = (below: number): uPlot.Scale => ({
  range: (_plot, _min, max) => {
    const top = Math.max(1, (max ?? 0) * 1.1);
    return [-below * top, top];
  },
});

const apartScale: uPlot.Scale = {
  range: (_plot, _min, max) => [0, niceNumberFrom(max || 1) / APART_SHARE],
};

const topOf = (scaleMax: number): number => Number((scaleMax * APART_SHARE).toPrecision(3));

function niceNumberFrom(count: number): number {
  const least = Math.max(LEAST_TOP, count);
  const power = 10 ** Math.floor(Math.log10(least));
  return (NICE.find((nice) => nice * power >= least) ?? 10) * power;
}

function writeName({ ctx, bbox, scales, valToPos }: uPlot, name: string, colour: string): void {
  const top = valToPos(topOf(scales[APART]?.max ?? 0), APART, true);
  ctx.save();
  ctx.fillStyle = colour;
  ctx.font = FONT.replace(String(FONT_SIZE), String(FONT_SIZE * devicePixelRatio));
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  ctx.fillText(name, bbox.left, top - 2 * devicePixelRatio);
  ctx.restore();
}
