import { startEmbeddedPostgres } from '../test/support/embedded-postgres.js';

/** The database of DATABASE_URL, or one that lives as long as the benchmark. */
export async function benchDatabase() {
  const url = process.env.DATABASE_URL;
  if (url) return { url, stop: async () => {} };

  const embedded = await startEmbeddedPostgres();
  return { url: embedded.url, stop: () => embedded.dispose() };
}
