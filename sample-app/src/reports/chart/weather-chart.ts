import { formatNumber } from '../../support/format-number.js';
import { nameOfMonth } from '../month.js';
import type { MonthFigures } from '../month-figures.js';
import type { WeatherDay } from '../weather-day.js';
import { chartStyle } from './chart-style.js';
import { dayAxis } from './day-axis.js';
import { HEIGHT, LEFT, WIDTH } from './layout.js';
import { precipitationPanel } from './precipitation-panel.js';
import { temperaturePanel } from './temperature-panel.js';

/** A complete SVG. All months have the same scale, so that readers can compare them. */
export function weatherChart(figures: MonthFigures, days: readonly WeatherDay[]): string {
  const title = nameOfMonth(figures.month);
  const summary = summaryOf(figures, days);

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title summary">
    <title id="title">Weather in Seattle, ${title}</title>
    <desc id="summary">${summary}</desc>
    <style>${chartStyle}
    </style>
    <linearGradient id="band" x2="0" y2="1">
      <stop class="warm"/>
      <stop class="cold" offset="1"/>
    </linearGradient>
    <rect class="paper" width="${WIDTH}" height="${HEIGHT}" rx="12"/>
    <text class="title" x="${LEFT}" y="42">${title}</text>
    <text class="subtitle" x="${LEFT}" y="66">${summary}</text>
    ${temperaturePanel(days)}
    ${precipitationPanel(days)}
    ${dayAxis(days.length)}
</svg>
`;
}

function summaryOf(figures: MonthFigures, days: readonly WeatherDay[]): string {
  const { meanMinCelsius, meanMaxCelsius, precipitationMm } = figures;
  const wetDays = days.filter((day) => day.precipitationMm > 0).length;

  return (
    `On average ${formatNumber(meanMinCelsius)} to ${formatNumber(meanMaxCelsius)} °C · ` +
    `${formatNumber(precipitationMm)} mm on ${wetDays} of ${days.length} days`
  );
}
