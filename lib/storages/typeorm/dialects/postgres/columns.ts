/*
 * How the values of many rows travel as one parameter. node-postgres would write arrays itself, but
 * looks at every character of every element for something to escape; these columns need none.
 */

/** Stands between texts; JSON never holds it, since control characters are escaped there. */
const SEPARATOR = '\u001e';

/** An array literal of values without special characters: ids, numbers, times. */
export const plainColumn = (values: readonly (string | number | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`;

/** Times, or null. */
export const timeColumn = (times: readonly (Date | undefined)[]): string =>
  plainColumn(times.map((time) => time?.toISOString() ?? null));

/** JSON texts, or null; to be read by `jsonTexts` in the statement. */
export const jsonColumn = (texts: readonly (string | null)[]): string =>
  texts.map((text) => text ?? '').join(SEPARATOR);

/** The expression that reads the parameter of a `jsonColumn`: an array of texts and nulls. */
export const jsonTexts = (parameter: string): string =>
  `string_to_array(${parameter}::text, E'\\x1e', '')`;
