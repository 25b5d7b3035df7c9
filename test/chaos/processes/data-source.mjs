import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptionsOf } from './databases.mjs';

/** How often a database that is away is tried. */
const RETRY_MS = 200;

/**
 * The application's own connection, which its jobs write through.
 *
 * @param {string} url
 */
export async function openDataSource(url) {
  const dataSource = new DataSource(dataSourceOptionsOf(url));
  for (;;) {
    try {
      return await dataSource.initialize();
    } catch {
      await pause(RETRY_MS);
    }
  }
}
