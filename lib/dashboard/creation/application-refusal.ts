import { cut } from '../../support/text/cut.js';
import { InvalidInputError } from '../errors/invalid-input-error.js';

const REFUSALS: readonly unknown[] = [400, 422];
const MAX_MESSAGES = 20;
const MAX_MESSAGE_CHARS = 500;

/**
 * Runs code of the application that may refuse a new job, such as a client filter that validates arguments. The messages
 * of an HTTP exception with the status 400 or 422 are for the person at the form.
 *
 * @throws InvalidInputError for such an exception
 */
export async function refusable<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const messages = messagesOf(error);
    throw messages === undefined ? error : new InvalidInputError(messages);
  }
}

function messagesOf(error: unknown): readonly string[] | undefined {
  const { getStatus, getResponse } = (error ?? {}) as {
    getStatus?: () => unknown;
    getResponse?: () => unknown;
  };
  if (typeof getStatus !== 'function' || typeof getResponse !== 'function') return undefined;
  if (!REFUSALS.includes(getStatus.call(error))) return undefined;

  const response = getResponse.call(error);
  const { message = response } = Object(response) as { message?: unknown };
  return [message]
    .flat()
    .slice(0, MAX_MESSAGES)
    .map((one) => cut(String(one), MAX_MESSAGE_CHARS));
}
