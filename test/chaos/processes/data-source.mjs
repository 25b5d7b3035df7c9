import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptionsOf } from './databases.mjs';

/** How often a database that is away is tried. */
const RETRY_MS = 200;

/** What stands in for the DataSource of an application without tables. Nobody connects it. */
const UNUSED = /** @type {const} */ ({ type: 'postgres' });

/**
 * The application's own connection, which its jobs write through.
 *
 * @param {string} url
 */
export async function openDataSource(url) {
  const options = dataSourceOptionsOf(url);
  if (!options) return new DataSource(UNUSED);
  const dataSource = new DataSource(options);
  for (;;) {
    try {
      return await dataSource.initialize();
    } catch {
      await pause(RETRY_MS);
    }
  }
}
