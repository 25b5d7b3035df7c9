const MAX_CHARS = 50;

/** The start of an error's message, on one line, for a reason in the job's history. */
export function startOfMessage(message: string): string {
  // The text is cut between whole characters, because no database takes half a character.
  const chars = [
    ...message
      .slice(0, 4 * MAX_CHARS)
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  if (chars.length <= MAX_CHARS) return chars.join('');
  return `${chars.slice(0, MAX_CHARS - 1).join('')}…`;
}
