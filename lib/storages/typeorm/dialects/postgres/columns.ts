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

/** The same in milliseconds since 1970, which the database reads faster. */
export const msColumn = (times: readonly (Date | undefined)[]): string =>
  plainColumn(times.map((time) => time?.getTime() ?? null));

/** One element that stands for all, where all are the same; to be read by `common` in the statement. */
export function commonColumn<T, V extends string | null>(
  items: readonly T[],
  textOf: (item: T) => V,
): readonly V[] {
  const [head] = items;
  if (head === undefined) return [];

  const first = textOf(head);
  return items.every((item) => textOf(item) === first) ? [first] : items.map(textOf);
}

/** JSON texts, or null; to be read by `jsonTexts` in the statement. */
export const jsonColumn = (texts: readonly (string | null)[]): string =>
  texts.every((text) => text === null) ? '' : texts.map((text) => text ?? '').join(SEPARATOR);

/** The expression that reads the parameter of a `jsonColumn`: an array of texts and nulls. */
export const jsonTexts = (parameter: string): string =>
  `string_to_array(${parameter}::text, E'\\x1e', '')`;
