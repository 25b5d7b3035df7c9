import { useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import css from './marks.module.css';

/** Something that happened at a time, such as the deployment of a version. */
export interface ChartMark {
  /** One of the times of the chart. */
  readonly at: number;
  readonly label: string;
}

const DASHES = [4, 3];

/** Makes the hooks with which a plot draws the marks. When the marks change, the plot stays and draws the new marks. */
export function useDrawnMarks(marks: readonly ChartMark[]) {
  const drawn = useRef(marks);
  drawn.current = marks;
  return (hooks: uPlot.Options['hooks'], colour: string) => ({
    draw: [...(hooks?.draw ?? []), (plot: uPlot) => drawMarks(plot, drawn.current, colour)],
  });
}

/** A dashed line at each mark. */
function drawMarks(plot: uPlot, marks: readonly ChartMark[], colour: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash(DASHES.map((length) => length * devicePixelRatio));
  for (const { at } of marks) {
    const left = plot.valToPos(at / 1000, 'x', true);
    ctx.beginPath();
    ctx.moveTo(left, bbox.top);
    ctx.lineTo(left, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

interface MarksProps {
  readonly marks: readonly ChartMark[];
  readonly timeOf: (at: number) => string;
}

/** The marks in words, the latest first. */
export function Marks({ marks, timeOf }: MarksProps) {
  if (marks.length === 0) return null;
  return (
    <ul class={css.marks}>
      {marks.toReversed().map(({ at, label }) => (
        <li key={`${at} ${label}`}>
          <bdi>{label}</bdi> · {timeOf(at)}
        </li>
      ))}
    </ul>
  );
}
