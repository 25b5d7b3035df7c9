const STATE_PREFIX = 'state:';

/** Stands between names. */
export const NAME_SEPARATOR = '\u001f';

/** A name as it is kept: without the separator, and without what the database does not take. */
export const counterName = (name: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  name.replace(/[\0\u001f]/g, '\ufffd');

/** Names of counters, and with them the one of the final state, if any, as one text. */
export function countersText(counters: readonly string[], finalState: string | undefined): string {
  const names = finalState === undefined ? counters : [...counters, STATE_PREFIX + finalState];
  return names.map(counterName).join(NAME_SEPARATOR);
}

/** The final state that a counter counts, if it counts one. */
export function finalStateOf(counter: string): string | undefined {
  return counter.startsWith(STATE_PREFIX) ? counter.slice(STATE_PREFIX.length) : undefined;
}
