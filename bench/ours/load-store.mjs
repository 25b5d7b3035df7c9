import { BackgroundJobService, FailedState } from '../../dist/index.mjs';
import { Workers } from '../processes/workers.mjs';
import { until } from '../support/until.mjs';
import { copiesOnMysql } from './copies/mysql.mjs';
import { copiesOnPostgres } from './copies/postgres.mjs';
import { FAILURES, failingServices } from './failing-jobs.mjs';
import { measureAttempts } from './measure-attempts.mjs';
import { NothingService } from './nothing.service.mjs';
import { startApplication } from './start-application.mjs';

/**
 * Puts a number of jobs of each kind into the store, unless they are already there: the library makes one
 * job of each kind, and the database copies it. Then it counts attempts.
 */
export async function loadStore({ url }, { finished, scheduled, failed, failedAttempts }) {
  const copies = copiesIn(url);
  const storage = copies.storageIn(url);
  const providers = [NothingService, ...failingServices];
  const app = await startApplication({ storage, providers, logger: false });
  const service = app.get(BackgroundJobService);
  const { byState } = await service.countByState();
  if (byState.Failed > 0) return app.close();

  await createModels(service, { url, systemName: copies.systemName });
  await app.close();

  const { id, due, secondLater } = copies;
  const created = { id, created_at: 'at' };
  const unfinished = { ...created, changed_at: 'at' };
  const copy = (table, state, times, changes) =>
    copies.copy(url, table, { times, where: `state = '${state}'`, changes });
  await copy('finished_job', 'Succeeded', finished, { ...created, finished_at: secondLater });
  await copy('job', 'Scheduled', scheduled, { ...unfinished, run_at: due });
  await copy('job', 'Failed', failed, unfinished);
  // As if every day of a year had been like the stored one: a row for each hour and counter.
  const hourly = { finished: Math.round(finished / 24), failed: Math.round(failed / 24) };
  await copies.countForAYear(url, hourly);
  const attempts = { attempts: finished + failedAttempts, failed: failedAttempts };
  await measureAttempts({ storage }, attempts);
  await settleStore({ url });
}

/** Finishes the work of loading, so that none of it happens during a measurement. */
export const settleStore = ({ url }) => copiesIn(url).settle(url);

const copiesIn = (url) => (url.startsWith('mysql:') ? copiesOnMysql : copiesOnPostgres);

/** One job of each kind. */
async function createModels(service, { url, systemName }) {
  const call = (nothing) => nothing.run({ i: 0 });
  await service.enqueue(NothingService, call);
  await service.schedule(NothingService, call, { days: 1 });
  for (const failure of FAILURES) {
    await service.create(failure.service, failure.call, new FailedState(failure.error()));
  }

  const workers = await Workers.start({ systemName, place: { url } });
  await until(async () => (await service.countByState()).byState.Succeeded > 0, { everyMs: 50 });
  await workers.stop();
}
