import type uPlot from 'uplot';

const WIDTH = 0.62;

/** Bars without rounded ends, for stacks. */
export const barsPath: uPlot.Series.PathBuilder = (plot, seriesIndex, from, to) => {
  const [times] = plot.data;
  const counts = plot.data[seriesIndex] ?? [];
  const scale = plot.series[seriesIndex]?.scale ?? 'y';
  const path = new Path2D();
  const zero = plot.valToPos(0, scale, true);
  const apart = Math.abs(
    plot.valToPos(times[1] ?? 0, 'x', true) - plot.valToPos(times[0] ?? 0, 'x', true),
  );
  const width = Math.max(2, apart * WIDTH);

  for (let index = from; index <= to; index += 1) {
    const count = counts[index] ?? 0;
    if (count === 0) continue;
    const top = plot.valToPos(count, scale, true);
    const start = plot.valToPos(times[index] ?? 0, 'x', true) - width / 2;
    path.rect(Math.round(start), Math.round(top), Math.round(width), Math.round(zero - top));
  }
  return { fill: path, stroke: null, clip: null, flags: 0 };
};
