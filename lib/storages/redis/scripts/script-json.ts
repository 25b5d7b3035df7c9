/**
 * JSON that a script decodes, or '' for an empty list: an empty list of Lua would become an object.
 *
 * Half a character, which Lua refuses, becomes the replacement character, as in all other arguments.
 */
export const scriptJson = (list: readonly unknown[] | undefined): string =>
  list && list.length > 0 ? wellFormedJson(list) : '';

/** JSON that a script decodes. */
export const wellFormedJson = (value: object): string => JSON.stringify(value, wellFormed);

const wellFormed = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value;
