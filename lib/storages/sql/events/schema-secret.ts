import { randomBytes } from 'node:crypto';
import type { EventOperations } from './event-operations.js';

const BYTES = 32;

/** The secret of the schema. It is made by whoever opens the schema first, also where it was emptied. */
export async function readSecret<E>(
  { findSecret, insertSecret }: EventOperations<E>,
  database: E,
): Promise<string> {
  const known = await findSecret(database);
  if (known !== undefined) return known;

  await insertSecret(database, randomBytes(BYTES).toString('hex'));
  const made = await findSecret(database);
  if (made === undefined) throw new TypeError('The secret of the schema went as it was made.');
  return made;
}
