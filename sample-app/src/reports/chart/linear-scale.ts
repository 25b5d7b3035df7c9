export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Maps values onto pixels. */
export function linearScale(values: Range, pixels: Range): (value: number) => number {
  const pixelsPerUnit = (pixels.to - pixels.from) / (values.to - values.from);

  return (value) => round(pixels.from + (value - values.from) * pixelsPerUnit);
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
