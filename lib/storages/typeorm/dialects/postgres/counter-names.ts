const STATE_PREFIX = 'state:';

/** Names of counters with commas between, and with them the one of the final state, if any. */
export function countersText(counters: readonly string[], finalState: string | undefined): string {
  return finalState === undefined
    ? counters.join(',')
    : [...counters, STATE_PREFIX + finalState].join(',');
}

/** The final state that a counter counts, if it counts one. */
export function finalStateOf(counter: string): string | undefined {
  return counter.startsWith(STATE_PREFIX) ? counter.slice(STATE_PREFIX.length) : undefined;
}
