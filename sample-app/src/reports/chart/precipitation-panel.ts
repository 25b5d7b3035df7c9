import { formatNumber } from '../../support/format-number.js';
import type { WeatherDay } from '../weather-day.js';
import { dayScale, labelX, PRECIPITATION } from './layout.js';
import { linearScale } from './linear-scale.js';
import { valueAxis } from './value-axis.js';

const y = linearScale({ from: 0, to: 60 }, PRECIPITATION);

/** A bar for each day with rain or snow. */
export function precipitationPanel(days: readonly WeatherDay[]): string {
  const x = dayScale(days.length);
  const bars = days
    .map((day, index) => ({ x: x(index + 1), mm: day.precipitationMm }))
    .filter(({ mm }) => mm > 0);

  return `
    ${valueAxis({
      title: 'Daily <tspan class="rain">precipitation</tspan>, mm',
      top: PRECIPITATION.to - 15,
      ticks: [0, 20, 40, 60],
      y,
    })}
    ${bars.map(drawBar).join('\n    ')}
    ${bars.length > 0 ? label(bars.reduce(wetter)) : ''}`;
}

interface Bar {
  readonly x: number;
  readonly mm: number;
}

function drawBar(bar: Bar): string {
  return `<path class="bar" d="M${bar.x},${y(0)}V${y(bar.mm)}"/>`;
}

function wetter(one: Bar, other: Bar): Bar {
  return other.mm > one.mm ? other : one;
}

function label(bar: Bar): string {
  return `<text class="label rain" x="${labelX(bar.x)}" y="${y(bar.mm)}" dy="-5" text-anchor="middle">${formatNumber(bar.mm)}</text>`;
}
