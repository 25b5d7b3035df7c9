import { dirname, join } from 'node:path';

/** @import { Migration } from '../../../lib/storages/typeorm/dialects/postgres/schema/migrations/migration.js' */

/**
 * Makes this process one of a version with so many migrations more: each changes the tables that every job
 * goes through, as those of the library do, and takes its time with it.
 *
 * @param {string} library as it was compiled
 * @param {number} count
 */
export async function addFurtherMigrations(library, count) {
  const place = 'storages/typeorm/dialects/postgres/schema/migrations/index.js';
  /** @type {{ migrations: Migration[] }} */
  const { migrations } = await import(join(dirname(library), place));
  const newest = migrations.at(-1)?.number ?? 0;
  for (let number = newest + 1; number <= newest + count; number += 1) {
    migrations.push(furtherMigration(number));
  }
}

/**
 * @param {number} number
 * @returns {Migration}
 */
const furtherMigration = (number) => ({
  number,
  name: `further-${number}`,
  up: (tables) => `
    ALTER TABLE ${tables.job} ADD COLUMN further_${number} text;
    ALTER TABLE ${tables.finishedJob} ADD COLUMN further_${number} text;
    CREATE INDEX job_further_${number} ON ${tables.job} (further_${number});
    CREATE TABLE ${tables.named(`further_${number}`)} (id bigint PRIMARY KEY);
    SELECT pg_sleep(0.5);`,
  down: (tables) => `
    DROP TABLE ${tables.named(`further_${number}`)};
    ALTER TABLE ${tables.finishedJob} DROP COLUMN further_${number};
    ALTER TABLE ${tables.job} DROP COLUMN further_${number};`,
});
