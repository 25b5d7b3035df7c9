import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/** How often each report of the app was run, read from its database after the app has ended. */
export async function attemptsOfReports(home: string): Promise<number[]> {
  const database = await PGlite.create(join(home, '.hangfire'));
  try {
    const { rows } = await database.query<{ attempt: number }>(
      `SELECT attempt FROM hangfire.finished_job WHERE method = 'createReport'`,
    );
    return rows.map(({ attempt }) => attempt);
  } finally {
    await database.close();
  }
}
