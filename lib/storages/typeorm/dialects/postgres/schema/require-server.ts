import { UnsupportedServerError } from '../../../../parts/errors/unsupported-server-error.js';
import type { Executor } from '../connection/postgres-database.js';
import { UnsupportedEncodingError } from './errors/unsupported-encoding-error.js';
import { requireSessionSettings } from './require-session-settings.js';
import { readServerFacts } from './server-facts.sql.js';

/** As the server numbers its versions. */
const FIRST_VERSION = 150_000;
const UTF8 = 'UTF8';

/** @throws UnsupportedServerError, UnsupportedEncodingError */
export async function requireServer(executor: Executor): Promise<void> {
  const [facts = {}] = await executor.run(readServerFacts);
  requireVersion(String(facts.version), Number(facts.version_number));
  for (const setting of ['server_encoding', 'client_encoding'] as const) {
    requireUtf8(setting, String(facts[setting]));
  }
  requireSessionSettings(facts);
}

export function requireVersion(version: string, number: number): void {
  if (number >= FIRST_VERSION) return;

  throw new UnsupportedServerError(
    'version',
    `PostgreSQL ${version}`,
    'Use PostgreSQL 15 or later.',
  );
}

/** In any other encoding there are texts that cannot be stored, so that a job could run and not end. */
function requireUtf8(setting: 'server_encoding' | 'client_encoding', encoding: string): void {
  if (encoding !== UTF8) throw new UnsupportedEncodingError(setting, encoding);
}
