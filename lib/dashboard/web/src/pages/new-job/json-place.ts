interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a text stops being JSON. Browsers say that in their own words, which are English in some of them and count
 * characters or lines. Undefined where the text ends too early, or the browser names no place.
 */
export function jsonPlace(text: string, error: unknown): Place | undefined {
  const message = error instanceof Error ? error.message : '';
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line !== undefined) return { line: Number(line), column: Number(column) };

  const [, position] = /position (\d+)/.exec(message) ?? [];
  if (position === undefined) return undefined;
  const lines = text.slice(0, Number(position)).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
