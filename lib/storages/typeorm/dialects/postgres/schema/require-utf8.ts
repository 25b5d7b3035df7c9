import type { Executor } from '../connection/postgres-database.js';
import { readEncodings } from './encodings.sql.js';
import { UnsupportedEncodingError } from './errors/unsupported-encoding-error.js';

const UTF8 = 'UTF8';

/**
 * In any other encoding there are texts that cannot be stored, so that a job could run and not end.
 *
 * @throws UnsupportedEncodingError
 */
export async function requireUtf8(executor: Executor): Promise<void> {
  const [row] = await executor.run(readEncodings);
  for (const setting of ['server_encoding', 'client_encoding'] as const) {
    const encoding = String(row?.[setting]);
    if (encoding !== UTF8) throw new UnsupportedEncodingError(setting, encoding);
  }
}
