import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';

/** How often a database that is away is tried. */
const RETRY_MS = 200;

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
