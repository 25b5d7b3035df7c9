import { formatNumber } from '../support/format-number.js';
import { nameOfMonth } from './month.js';
import type { MonthFigures } from './month-figures.js';

export const reportCardStyle = `
  .card img { display: block; width: 100%; height: auto; }
  .figures { display: flex; flex-wrap: wrap; gap: 8px 24px; margin: 0; padding: 14px 22px 10px; border-top: 1px solid var(--line); }
  .figures div { display: flex; flex-direction: column-reverse; }
  .figures dt { font-size: 0.75rem; color: var(--muted); }
  .figures dd { margin: 0; font-weight: 650; font-variant-numeric: tabular-nums; }
  .weather { margin: 0; padding: 0 22px 16px; font-size: 0.85rem; }
`;

export function reportCard(figures: MonthFigures): string {
  const title = nameOfMonth(figures.month);

  return `
    <figure class="card">
      <a href="/reports/${figures.month}.svg"><img src="/reports/${figures.month}.svg" width="640" height="440" alt="Chart of the weather in ${title}"></a>
      <figcaption>
        <dl class="figures">
          ${figure('Precipitation', `${formatNumber(figures.precipitationMm)} mm`)}
          ${figure('Mean high', `${formatNumber(figures.meanMaxCelsius)} °C`)}
          ${figure('Mean low', `${formatNumber(figures.meanMinCelsius)} °C`)}
          ${figure('Mean wind', `${formatNumber(figures.meanWindMetresPerSecond)} m/s`)}
        </dl>
        <p class="weather">${weatherOf(figures)}</p>
      </figcaption>
    </figure>`;
}

function figure(name: string, value: string): string {
  return `<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function weatherOf({ days, daysByWeather }: MonthFigures): string {
  const counts = Object.entries(daysByWeather)
    .sort(([, one], [, other]) => other - one)
    .map(([weather, count]) => `${count} × ${weather}`)
    .join(' · ');

  return `${days} days: ${counts}`;
}
