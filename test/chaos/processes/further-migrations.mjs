import { dirname, join } from 'node:path';

/** @import { Tables as PostgresTables } from '../../../lib/storages/typeorm/dialects/postgres/schema/tables.js' */
/** @import { Tables as MysqlTables } from '../../../lib/storages/typeorm/dialects/mysql/schema/tables.js' */

/**
 * Makes this process one of a version with so many migrations more: each changes the tables that every job
 * goes through, as those of the library do, and takes its time with it.
 *
 * @param {string} library as it was compiled
 * @param {string} dialect
 * @param {number} count
 */
export async function addFurtherMigrations(library, dialect, count) {
  const place = `storages/typeorm/dialects/${dialect}/schema/migrations/index.js`;
  /** @type {{ migrations: { number: number, name: string }[] }} */
  const { migrations } = await import(join(dirname(library), place));
  const further = dialect === 'postgres' ? onPostgres : onMysql;
  const newest = migrations.at(-1)?.number ?? 0;
  for (let number = newest + 1; number <= newest + count; number += 1) {
    migrations.push({ number, name: `further-${number}`, ...further(number) });
  }
}

/** @param {number} number */
const onPostgres = (number) => ({
  up: (/** @type {PostgresTables} */ tables) => `
    ALTER TABLE ${tables.job} ADD COLUMN further_${number} text;
    ALTER TABLE ${tables.finishedJob} ADD COLUMN further_${number} text;
    CREATE INDEX job_further_${number} ON ${tables.job} (further_${number});
    CREATE TABLE ${tables.named(`further_${number}`)} (id bigint PRIMARY KEY);
    SELECT pg_sleep(0.5);`,
  down: (/** @type {PostgresTables} */ tables) => `
    DROP TABLE ${tables.named(`further_${number}`)};
    ALTER TABLE ${tables.finishedJob} DROP COLUMN further_${number};
    ALTER TABLE ${tables.job} DROP COLUMN further_${number};`,
});

/** Each statement bears that its work is done. @param {number} number */
const onMysql = (number) => {
  const column = `further_${number}`;
  const table = (/** @type {MysqlTables} */ { schema, prefix }) =>
    `${schema}.\`${prefix}${column}\``;
  return {
    up: (/** @type {MysqlTables} */ tables) => [
      `CREATE TABLE IF NOT EXISTS ${table(tables)} (
        id BIGINT NOT NULL PRIMARY KEY
      )`,
      'DO SLEEP(0.5)',
      `ALTER TABLE ${tables.job} ADD COLUMN IF NOT EXISTS ${column} VARCHAR(50)`,
      `ALTER TABLE ${tables.finishedJob} ADD COLUMN IF NOT EXISTS ${column} VARCHAR(50)`,
      `CREATE INDEX IF NOT EXISTS job_${column} ON ${tables.job} (${column})`,
    ],
    down: (/** @type {MysqlTables} */ tables) => [
      `ALTER TABLE ${tables.job} DROP COLUMN IF EXISTS ${column}`,
      `ALTER TABLE ${tables.finishedJob} DROP COLUMN IF EXISTS ${column}`,
      `DROP TABLE IF EXISTS ${table(tables)}`,
    ],
  };
};
