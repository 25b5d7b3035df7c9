import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';

/** How often a database that is away is tried. */
const RETRY_MS = 200;

/**
 * A new connection whose first answer brings the server's farewell as well is lost before TypeORM listens to it,
 * and would end the process.
 */
class HeardClient extends pg.Client {
  /** @param {import('pg').ClientConfig} config */
  constructor(config) {
    super(config);
    this.on('error', () => {});
  }
}

/**
 * The application's own connection, which its jobs write through.
 *
 * @param {string} url
 */
export async function openDataSource(url) {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    poolSize: 5,
    connectTimeoutMS: 5_000,
    extra: { Client: HeardClient },
    // A connection that is lost while nobody uses it is no news here.
    poolErrorHandler: () => {},
  });
  for (;;) {
    try {
      return await dataSource.initialize();
    } catch {
      await pause(RETRY_MS);
    }
  }
}
