export type CsvValue = string | number | undefined;

/** Spreadsheets treat a text with such a beginning as a formula. */
const FORMULA = /^[=+\-@\t\r\n]/;

/** Tells spreadsheets that the file is UTF-8. */
export const CSV_BEGINNING = '\uFEFF';

/** A line of RFC 4180. A text that a spreadsheet would treat as a formula gets an apostrophe in front. */
export const csvLine = (values: readonly CsvValue[]): string =>
  `${values.map(cellOf).join(',')}\r\n`;

function cellOf(value: CsvValue): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
