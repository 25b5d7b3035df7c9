import { InvalidQueueNameError } from './errors/invalid-queue-name-error.js';

export const MAX_QUEUE_NAME_CHARS = 50;

const QUEUE_NAME = new RegExp(`^[a-z0-9_-]{1,${MAX_QUEUE_NAME_CHARS}}$`);
const RULE = `1 to ${MAX_QUEUE_NAME_CHARS} lowercase letters, digits, "_" and "-"`;

export const isQueueName = (name: unknown): name is string =>
  typeof name === 'string' && QUEUE_NAME.test(name);

/**
 * The name itself, if it is a valid name.
 *
 * @throws InvalidQueueNameError
 */
export function requireQueueName(name: string): string {
  if (!isQueueName(name)) throw new InvalidQueueNameError(name, RULE);
  return name;
}
