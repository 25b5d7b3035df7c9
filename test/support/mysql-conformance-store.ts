import type { DataSource } from 'typeorm';
import type { ConformanceStore } from '../../lib/conformance/conformance-store.js';
import { migrations } from '../../lib/storages/typeorm/dialects/mysql/schema/migrations/index.js';
import { partsOf } from '../../lib/storages/typeorm/dialects/mysql/schema/schema-parts.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';

const TABLES = [...new Set(migrations.flatMap(partsOf).map((part) => part.replace(/\..*/, '')))];

/** Names the tables that have rows. Few cases use more than a handful of them. */
const FIND_FILLED = TABLES.map(
  (table) => `SELECT '${table}' AS name FROM DUAL WHERE EXISTS (SELECT 1 FROM hangfire_${table})`,
).join(' UNION ALL ');

/**
 * A store for one case of the conformance suite. All cases use one set of tables, which are emptied before each.
 *
 * @param admin whose connections may change any row
 */
export async function mysqlConformanceStore(
  dataSource: DataSource,
  admin: DataSource = dataSource,
): Promise<ConformanceStore> {
  const storage = new TypeOrmJobStorage(dataSource);
  await storage.open();
  const filled: { name: string }[] = await admin.query(FIND_FILLED);
  for (const { name } of filled) await admin.query(`DELETE FROM hangfire_${name}`);

  return {
    storage,
    damageParameters: async (jobId) => {
      for (const table of ['job', 'finished_job']) {
        const text = `UPDATE hangfire_${table} SET parameters = '"damaged"' WHERE id = ?`;
        await admin.query(text, [jobId]);
      }
    },
    inTransaction: (work) => dataSource.transaction(work),
    withoutTransaction: [dataSource.manager, dataSource, {}],
    close: () => storage.close(),
  };
}
