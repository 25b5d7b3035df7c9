import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { PostgresDatabase } from '../../lib/storages/typeorm/dialects/postgres/connection/postgres-database.js';
import { migrations } from '../../lib/storages/typeorm/dialects/postgres/schema/migrations/index.js';
import { postgresMigrator } from '../../lib/storages/typeorm/dialects/postgres/schema/migrator.js';
import { partsOf } from '../../lib/storages/typeorm/dialects/postgres/schema/schema-parts.js';
import { tablesIn } from '../../lib/storages/typeorm/dialects/postgres/schema/tables.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const STANDING = `
  SELECT relname || '.' || attname AS part
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
   WHERE relnamespace = 'parts'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
     AND relname <> 'migration' AND attnum > 0 AND NOT attisdropped
   UNION ALL
  SELECT proname || '()' FROM pg_proc WHERE pronamespace = 'parts'::regnamespace`;

it('each migration makes exactly the parts in the list', async () => {
  const tables = tablesIn('parts');
  const on = new PostgresDatabase({ tables, preparedStatements: true, connect: async () => pool });
  const known = new Set<string>();

  for (const [index, { number, name }] of migrations.entries()) {
    await postgresMigrator(on, { schema: 'parts', steps: migrations.slice(0, index + 1) }).up();
    const { rows } = await pool.query<{ part: string }>(STANDING);
    const left = rows.map(({ part }) => part).filter((part) => !known.has(part));
    for (const part of left) known.add(part);
    const said = partsOf(migrations[index] ?? { number: 0, name: '', up: String, down: String });

    expect({ number, name, left: left.toSorted() }).toEqual({
      number,
      name,
      left: said.toSorted(),
    });
  }
});
