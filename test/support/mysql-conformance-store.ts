import type { DataSource } from 'typeorm';
import type { ConformanceStore } from '../../lib/conformance/conformance-store.js';
import { migrations } from '../../lib/storages/typeorm/dialects/mysql/schema/migrations/index.js';
import { partsOf } from '../../lib/storages/typeorm/dialects/mysql/schema/schema-parts.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';

const TABLES = [...new Set(migrations.flatMap(partsOf).map((part) => part.replace(/\..*/, '')))];

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
  for (const table of TABLES) await admin.query(`DELETE FROM hangfire_${table}`);

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
