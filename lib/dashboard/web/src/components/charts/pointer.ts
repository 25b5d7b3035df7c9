import type uPlot from 'uplot';

/** A line at the chosen time, which follows neither the mouse nor a drag by itself. */
export const POINTER: uPlot.Cursor = {
  x: true,
  y: false,
  points: { show: false },
  drag: { x: false, y: false },
};
