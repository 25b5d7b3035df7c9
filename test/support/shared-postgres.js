import { startEmbeddedPostgres } from './embedded-postgres.js';

const URL_VARIABLE = 'HANGFIRE_TEST_POSTGRES_URL';

/** @type {import('./embedded-postgres.js').EmbeddedPostgres | undefined} */
let server;

/** Starts the server of this test run, unless the environment names one; workers inherit the URL. */
export async function startSharedPostgres() {
  if (process.env[URL_VARIABLE]) return;

  // No spec takes the power from this server, so it need not wait for the disk.
  server = await startEmbeddedPostgres({ settings: { fsync: 'off' } });
  process.env[URL_VARIABLE] = server.url;
}

export async function stopSharedPostgres() {
  await server?.dispose();
}

export function sharedPostgresUrl() {
  const url = process.env[URL_VARIABLE];
  if (!url) {
    throw new Error(
      `${URL_VARIABLE} is not set. Specs that need PostgreSQL belong in test/storage, ` +
        'test/integration or test/e2e, where Jest starts one.',
    );
  }
  return url;
}
