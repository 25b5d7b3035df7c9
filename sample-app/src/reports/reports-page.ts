import { formatNumber } from '../support/format-number.js';
import { page } from '../support/page.js';
import { yearOf } from './month.js';
import type { MonthFigures } from './month-figures.js';
import { reportCard, reportCardStyle } from './report-card.js';

const style = `
  .year { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: baseline; margin: 40px 0 14px; }
  .year h2 { font-size: 1.5rem; }
  .year p { margin: 0; }
  ${reportCardStyle}
`;

/** The page with all reports. */
export function reportsPage(reports: readonly MonthFigures[]): string {
  return pageOf(reports, {
    head: '',
    intro: `${reports.length} months, each drawn by a background job.`,
  });
}

/** The page with the reports so far. It reloads itself while more reports are to come. */
export function growingReportsPage(reports: readonly MonthFigures[], expected: number): string {
  return pageOf(reports, {
    head: reports.length > 0 ? '<meta http-equiv="refresh" content="1">' : '',
    intro: `${reports.length} of ${expected} months. <a href="/">Draw them</a> to see them appear.`,
  });
}

interface Surroundings {
  readonly head: string;
  readonly intro: string;
}

function pageOf(reports: readonly MonthFigures[], { head, intro }: Surroundings): string {
  const years = [...new Set(reports.map(({ month }) => yearOf(month)))];

  return page({
    title: 'The weather of Seattle',
    style,
    head,
    body: `
  <h1>The weather of Seattle</h1>
  <p>${intro}</p>
  ${years.map((year) => yearSection(year, reports)).join('')}`,
  });
}

function yearSection(year: string, reports: readonly MonthFigures[]): string {
  const months = reports.filter(({ month }) => yearOf(month) === year);
  const precipitationMm = months.reduce((total, month) => total + month.precipitationMm, 0);

  return `
  <div class="year"><h2>${year}</h2><p>${formatNumber(precipitationMm)} mm of precipitation</p></div>
  <div class="grid">${months.map(reportCard).join('')}</div>`;
}
