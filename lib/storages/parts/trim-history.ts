/** How many entries stay of a history that has grown too long. */
const KEPT_ENTRIES = 100;

/**
 * A stored history without its oldest entries, and with an entry that says so; for dialects whose database cannot do that by
 * itself.
 *
 * @param nowMs the time of the entry where the history cannot be read
 */
export function trimHistory(text: string, nowMs: number): string {
  const entries = entriesIn(text);
  if (!entries) {
    const reason = 'Older entries could not be read';
    return JSON.stringify({ state: 'Omitted', at: nowMs, reason, data: {} });
  }
  const omitted = entries.length - KEPT_ENTRIES;
  if (omitted <= 0) return text;

  const first = {
    state: 'Omitted',
    at: (entries[omitted] as { at?: unknown } | undefined)?.at ?? nowMs,
    reason: `${omitted} older entries were left out`,
    data: { omitted },
  };
  return [first, ...entries.slice(omitted)].map((entry) => JSON.stringify(entry)).join(',');
}

function entriesIn(text: string): readonly unknown[] | undefined {
  try {
    return JSON.parse(`[${text}]`) as unknown[];
  } catch {
    return undefined;
  }
}
