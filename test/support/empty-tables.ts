import type { DataSource } from 'typeorm';

/** Removes the rows of every table of the job store, but those that say which migrations have run. */
export async function emptyTables(dataSource: DataSource): Promise<void> {
  await dataSource.query(`
    DO $$
    DECLARE name text;
    BEGIN
      FOR name IN SELECT tablename FROM pg_tables
                   WHERE schemaname = 'hangfire' AND tablename NOT LIKE '%migration%'
      LOOP
        EXECUTE format('DELETE FROM hangfire.%I', name);
      END LOOP;
    END $$`);
}
