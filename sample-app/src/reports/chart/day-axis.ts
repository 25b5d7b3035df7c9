import { dayScale, PRECIPITATION } from './layout.js';

const LABELLED_DAYS = [1, 5, 10, 15, 20, 25, 30];

export function dayAxis(days: number): string {
  const x = dayScale(days);

  return LABELLED_DAYS.filter((day) => day <= days)
    .map(
      (day) => `
    <text class="tick" x="${x(day)}" y="${PRECIPITATION.from + 22}" text-anchor="middle">${day}</text>`,
    )
    .join('');
}
