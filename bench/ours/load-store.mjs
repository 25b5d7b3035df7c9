import { BackgroundJobService, DoNotRetryError, FailedState } from '../../dist/index.js';
import { Workers } from '../processes/workers.mjs';
import { executeOnce, queryOnce } from '../servers/query-once.mjs';
import { until } from '../support/until.mjs';
import { NothingService } from './nothing.service.mjs';
import { startApplication } from './start-application.mjs';

/** A UUID of version 7 as the library makes them, of the time `at` and the number `n`. */
const ID = `(
  lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0')
  || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid`;

/** Scheduled jobs are due from tomorrow on, one a second. */
const DUE = "now() + interval '1 day' + n * interval '1 second'";

/**
 * Puts so many jobs of each kind into the store, unless they are there: one of each is made by the
 * library itself, and the database multiplies it.
 */
export async function loadStore({ url }, { finished, scheduled, failed }) {
  const app = await startApplication({ url, providers: [NothingService], logger: false });
  const service = app.get(BackgroundJobService);
  const { byState } = await service.countByState();
  if (byState.Failed > 0) return app.close();

  await createModels(service, url);
  await app.close();

  await multiply(url, 'finished_job', {
    times: finished,
    where: "state = 'Succeeded'",
    changes: { id: ID, created_at: 'at', finished_at: "at + interval '1 second'" },
  });
  await multiply(url, 'job', {
    times: scheduled,
    where: "state = 'Scheduled'",
    changes: { id: ID, created_at: 'at', changed_at: 'at', run_at: DUE },
  });
  await multiply(url, 'job', {
    times: failed,
    where: "state = 'Failed'",
    changes: { id: ID, created_at: 'at', changed_at: 'at' },
  });
  await queryOnce(url, 'VACUUM (ANALYZE)');
  await queryOnce(url, 'CHECKPOINT').catch(() => {});
}

/** One job of each kind. */
async function createModels(service, url) {
  const call = (nothing) => nothing.run({ i: 0 });
  await service.enqueue(NothingService, call);
  await service.schedule(NothingService, call, { days: 1 });
  await service.create(
    NothingService,
    call,
    new FailedState(new DoNotRetryError('It did not work')),
  );

  const workers = await Workers.start({ systemName: 'ours', place: { url } });
  await until(async () => (await service.countByState()).byState.Succeeded > 0, { everyMs: 50 });
  await workers.stop();
}

/** Copies the row that fits, with other values in some columns; it was created within the last day. */
async function multiply(url, table, { times, where, changes }) {
  const { columns } = await queryOnce(
    url,
    `SELECT array_agg(column_name::text ORDER BY ordinal_position) AS columns
       FROM information_schema.columns WHERE table_schema = 'hangfire' AND table_name = $1`,
    [table],
  );
  const values = columns.map((column) => changes[column] ?? `model.${column}`);

  const written = await executeOnce(
    url,
    `INSERT INTO hangfire.${table} (${columns.join(', ')})
     SELECT ${values.join(', ')}
       FROM (SELECT * FROM hangfire.${table} WHERE ${where} LIMIT 1) AS model
      CROSS JOIN (
            SELECT n, now() - interval '1 day' * (1 - n / ${times}::float) AS at
              FROM generate_series(1, ${times}) AS n) AS series`,
  );
  if (written !== times) throw new Error(`${written} of ${times} rows were put into ${table}.`);
}
