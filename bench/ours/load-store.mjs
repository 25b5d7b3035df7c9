import { BackgroundJobService, FailedState } from '../../dist/index.mjs';
import { Workers } from '../processes/workers.mjs';
import { executeOnce, queryOnce } from '../servers/query-once.mjs';
import { until } from '../support/until.mjs';
import { FAILURES, failingServices } from './failing-jobs.mjs';
import { measureAttempts } from './measure-attempts.mjs';
import { DUE, ID, multiply } from './multiply.mjs';
import { NothingService } from './nothing.service.mjs';
import { startApplication } from './start-application.mjs';

/**
 * Puts a number of jobs of each kind into the store, unless they are already there: the library makes one
 * job of each kind, and the database copies it. Then it counts attempts.
 */
export async function loadStore({ url }, { finished, scheduled, failed, failedAttempts }) {
  const providers = [NothingService, ...failingServices];
  const app = await startApplication({ url, providers, logger: false });
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
  await countForAYear(url, { finished, failed });
  await measureAttempts({ url }, { attempts: finished + failedAttempts, failed: failedAttempts });
  await settleStore({ url });
}

/**
 * Adds statistics as if every day of a year had been like the stored one: a row for each hour and counter.
 */
async function countForAYear(url, { finished, failed }) {
  await executeOnce(
    url,
    `INSERT INTO hangfire.counter (name, hour, amount)
     SELECT name, hour, amount
       FROM (VALUES ('succeeded', $1::bigint), ('state:Succeeded', $1), ('failed', $2::bigint),
                    ('deleted', 10), ('state:Deleted', 10)) AS counted (name, amount)
      CROSS JOIN generate_series(date_trunc('hour', now()) - interval '365 days',
                                 date_trunc('hour', now()), interval '1 hour') AS hour
         ON CONFLICT (name, hour) DO NOTHING`,
    [Math.round(finished / 24), Math.round(failed / 24)],
  );
}

/** Finishes the work of loading, so that none of it happens during a measurement. */
export async function settleStore({ url }) {
  await queryOnce(url, 'VACUUM (ANALYZE)');
  await queryOnce(url, 'CHECKPOINT').catch(() => {});
}

/** One job of each kind. */
async function createModels(service, url) {
  const call = (nothing) => nothing.run({ i: 0 });
  await service.enqueue(NothingService, call);
  await service.schedule(NothingService, call, { days: 1 });
  for (const failure of FAILURES) {
    await service.create(failure.service, failure.call, new FailedState(failure.error()));
  }

  const workers = await Workers.start({ systemName: 'ours', place: { url } });
  await until(async () => (await service.countByState()).byState.Succeeded > 0, { everyMs: 50 });
  await workers.stop();
}
