import { LEFT, RIGHT } from './layout.js';

interface ValueAxis {
  readonly title: string;
  /** The vertical position of the title. */
  readonly top: number;
  readonly ticks: readonly number[];
  readonly y: (value: number) => number;
}

/** The title, and for each tick a line across the chart with its value on the left. */
export function valueAxis({ title, top, ticks, y }: ValueAxis): string {
  const lines = ticks.map(
    (tick) => `
    <line class="${tick === 0 ? 'zero' : 'grid'}" x1="${LEFT}" x2="${RIGHT}" y1="${y(tick)}" y2="${y(tick)}"/>
    <text class="tick" x="${LEFT - 8}" y="${y(tick)}" dy="4.5" text-anchor="end">${String(tick).replace('-', '−')}</text>`,
  );

  return `
    <text class="axis" x="${LEFT}" y="${top}">${title}</text>${lines.join('')}`;
}
