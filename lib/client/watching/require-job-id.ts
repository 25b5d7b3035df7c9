import { InvalidJobIdError } from './errors/invalid-job-id-error.js';
import { UnknownJobError } from './errors/unknown-job-error.js';

/**
 * @throws InvalidJobIdError for a value that cannot be an id
 * @throws UnknownJobError for null, the id of a job that a filter cancelled
 */
export function requireJobId(id: unknown): string {
  if (id === null) throw new UnknownJobError(null);
  if (typeof id !== 'string' || id === '') throw new InvalidJobIdError(id);
  return id;
}
