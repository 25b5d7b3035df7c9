import { isUuid, timeOfUuidV7, UuidV7Generator } from '../support/uuid-v7.js';
import { InvalidNewJobIdError } from './errors/invalid-new-job-id-error.js';

const ids = new UuidV7Generator();

/**
 * Makes an id for a job that is created later, such as by an outbox. The id is a UUID of version 7, and sorts after all
 * ids that this process has made before.
 */
export const newJobId = (): string => ids.next(Date.now());

/** @throws InvalidNewJobIdError */
export function requireNewJobId(id: unknown): string {
  if (isUuid(id) && timeOfUuidV7(id) !== undefined) return id.toLowerCase();
  throw new InvalidNewJobIdError(id);
}
