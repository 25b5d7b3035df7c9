import { EngineReason } from '../../states/engine-reason.js';

const MAX_MESSAGE_CHARS = 50;

/** The reason of a retry for the job's history: one line with the start of the error's message. */
export function retryReason(attempt: number, attempts: number, message: string): EngineReason {
  return EngineReason.of('retry', { attempt, attempts, message: startOf(message) });
}

function startOf(message: string): string {
  // The cut is between whole characters, because no database takes half a character.
  const chars = [
    ...message
      .slice(0, 4 * MAX_MESSAGE_CHARS)
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  if (chars.length <= MAX_MESSAGE_CHARS) return chars.join('');
  return `${chars.slice(0, MAX_MESSAGE_CHARS - 1).join('')}…`;
}
