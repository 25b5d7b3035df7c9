const MAX_MESSAGE_CHARS = 50;

/** Why a job was brought back, for its history; one line with the start of the error's message. */
export function retryReason(attempt: number, attempts: number, message: string): string {
  return `Retry attempt ${attempt} of ${attempts}: ${startOf(message)}`;
}

function startOf(message: string): string {
  // Cut by whole characters: half of one is no text that a database takes.
  const chars = [
    ...message
      .slice(0, 4 * MAX_MESSAGE_CHARS)
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  if (chars.length <= MAX_MESSAGE_CHARS) return chars.join('');
  return `${chars.slice(0, MAX_MESSAGE_CHARS - 1).join('')}…`;
}
