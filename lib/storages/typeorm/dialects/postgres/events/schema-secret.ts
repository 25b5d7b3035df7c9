import { randomBytes } from 'node:crypto';
import type { Executor } from '../connection/postgres-database.js';
import { findSecret, insertSecret } from './notify.sql.js';

const BYTES = 32;

/** The secret of the schema. It is made by whoever opens the schema first, also where it was emptied. */
export async function readSecret(database: Executor): Promise<string> {
  const known = await find(database);
  if (known !== undefined) return known;

  await database.run(insertSecret, [randomBytes(BYTES).toString('hex')]);
  const made = await find(database);
  if (made === undefined) throw new TypeError('The secret of the schema went as it was made.');
  return made;
}

async function find(database: Executor): Promise<string | undefined> {
  const [row] = await database.run(findSecret);
  return row?.value as string | undefined;
}
