import { InvalidQueueNameError } from './errors/invalid-queue-name-error.js';

const QUEUE_NAME = /^[a-z0-9_-]{1,50}$/;
const RULE = '1 to 50 lowercase letters, digits, "_" and "-"';

export const isQueueName = (name: unknown): name is string =>
  typeof name === 'string' && QUEUE_NAME.test(name);

/**
 * The name, if it can be one.
 *
 * @throws InvalidQueueNameError
 */
export function requireQueueName(name: string): string {
  if (!isQueueName(name)) throw new InvalidQueueNameError(name, RULE);
  return name;
}
