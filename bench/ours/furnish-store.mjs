import {
  BackgroundJobService,
  BatchService,
  FailedState,
  JOB_STORAGE,
  RecurringJobService,
} from '../../dist/index.mjs';
import { executeOnce } from '../servers/query-once.mjs';
import { callUntil } from '../support/callers.mjs';
import { FAILURES, failingServices, ImportService } from './failing-jobs.mjs';
import { furnishIncidents } from './furnish-incidents.mjs';
import { settleStore } from './load-store.mjs';
import { DUE, ID, multiply } from './multiply.mjs';
import { NothingService } from './nothing.service.mjs';
import { startApplication } from './start-application.mjs';

/** Queues that no server of the benchmark serves. */
const QUEUES = ['critical', 'exports', 'imports', 'mail', 'reports'];
/** The methods of single jobs, by which the jobs are found again. */
export const LARGE = 'large';
export const LONG = 'long';
export const HUB = 'hub';

const CALLERS = 20;
const JOBS_OF_BATCH = 1_000;
const CONTINUATIONS_OF_HUB = 200;
const BULK_OPERATIONS = 50;
const ATTEMPTS = 60;
const DAY_MS = 86_400_000;
const LARGE_CHARS = 1_000_000;

const call = (nothing) => nothing.run({ i: 0 });

/**
 * Adds further content for the pages, unless it is already there: `others` jobs in each of the other
 * states, as many batches, ten times as many audit entries, a quarter as many recurring jobs, and some of
 * everything else.
 */
export async function furnishStore({ url }, { others }) {
  const providers = [NothingService, ...failingServices];
  const app = await startApplication({ url, providers, logger: false });
  const jobs = app.get(BackgroundJobService);
  const { byState } = await jobs.countByState();
  if (byState.Awaiting > 0) return app.close();

  await addReady(jobs, others);
  await addPeculiar(jobs);
  await addRetries(jobs, url, others);
  await addDeleted(jobs, url, others);
  await addBatches(app.get(BatchService), url, others);
  await addRecurring(app.get(RecurringJobService), url, others / 4);
  await addRecords(app.get(JOB_STORAGE), url, others);
  await addAwaiting(jobs, others);
  await app.close();
  await furnishIncidents({ url });
  await settleStore({ url });
}

async function addReady(jobs, others) {
  const each = Array.from({ length: Math.ceil(others / QUEUES.length) }, (_, i) => ({ i }));
  for (const queue of QUEUES) {
    await jobs.enqueueMany(NothingService, each, (nothing, job) => nothing.run(job), { queue });
  }
}

/** A job with large arguments, and a job that failed again and again. */
async function addPeculiar(jobs) {
  const text = 'x'.repeat(LARGE_CHARS);
  await jobs.enqueue(NothingService, (nothing) => nothing.run({ i: 0, text }), { queue: LARGE });

  const id = await jobs.enqueue(ImportService, (imports) => imports.run('all'), { queue: LONG });
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await jobs.changeState(id, new FailedState(new Error(`Attempt ${attempt} came to nothing`)));
    await jobs.requeue(id);
  }
}

async function addRetries(jobs, url, others) {
  const [{ error }] = FAILURES;
  await jobs.create(NothingService, call, new FailedState(error()));
  await multiply(url, 'job', {
    times: others,
    where: "state = 'Scheduled' AND failure IS NOT NULL",
    changes: { id: ID, created_at: 'at', changed_at: 'at', run_at: DUE },
  });
}

async function addDeleted(jobs, url, others) {
  await jobs.delete(await jobs.schedule(NothingService, call, { days: 1 }));
  await multiply(url, 'finished_job', {
    times: others,
    where: "state = 'Deleted'",
    changes: { id: ID, created_at: 'at', finished_at: "at + interval '1 second'" },
  });
}

/** Copies of two small batches, in all states, and then a large batch with nested ones. */
async function addBatches(batches, url, others) {
  const queue = 'imports';
  const fill = (jobs) => (batch) => {
    for (let i = 0; i < jobs; i += 1) batch.enqueue(NothingService, call, { queue });
  };
  await batches.start('Two jobs', fill(2));
  await batches.start('Three jobs', fill(3));
  await multiply(url, 'batch', {
    times: others,
    where: 'batch_id IS NULL',
    changes: {
      id: ID,
      created_at: 'at',
      state: "(ARRAY['Started', 'Succeeded', 'Completed', 'Deleted', 'Awaiting'])[n % 5 + 1]",
    },
  });

  await batches.start('Import of all products', (batch) => {
    fill(JOBS_OF_BATCH)(batch);
    for (let part = 1; part <= 20; part += 1) batch.start(`Part ${part}`, fill(5));
  });
}

/** The last runs of each recurring job are existing jobs. */
async function addRecurring(recurring, url, count) {
  for (let n = 0; n < count; n += 1) {
    const cron = `${n % 60} ${n % 24} * * ${n % 7}`;
    await recurring.addOrUpdate(`report-${n}`, NothingService, call, cron);
  }
  await executeOnce(
    url,
    `INSERT INTO hangfire.recurring_occurrence (recurring_id, nominal_at, job_id)
     SELECT recurring.id, date_trunc('hour', now()) - place / $1 * interval '1 hour', finished.id
       FROM (SELECT id, row_number() OVER () AS place FROM (
              SELECT id FROM hangfire.finished_job LIMIT 30 * $1) AS taken) AS finished
       JOIN (SELECT id, row_number() OVER () - 1 AS number
               FROM hangfire.recurring_job) AS recurring ON number = place % $1`,
    [count],
  );
}

async function addRecords({ audit, bulk, clock }, url, others) {
  for (const action of ['job.requeue', 'job.delete', 'queue.pause', 'recurring.trigger']) {
    await audit.record({ user: 'Ada', action, subject: 'mail', details: 'Because it had to be' });
  }
  await multiply(url, 'audit_entry', {
    times: 10 * others,
    where: 'true',
    changes: { at: 'series.at' },
  });

  for (let n = 0; n < BULK_OPERATIONS; n += 1) {
    const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    const search = { states: ['Failed'], type: 'MailService' };
    const startedAt = new Date(clock.now().getTime() - DAY_MS);
    await bulk.create({
      ...{ id, action: 'requeue', search, searchText: 'state:failed type:MailService', startedAt },
      ...{ startedBy: 'Ada', expected: 1_000, isExpectedExact: true },
    });
    await bulk.progress(id, { changed: 990, skipped: 10, endedAt: startedAt });
  }
}

/** Ten jobs wait for each parent, and many more for one of them. */
async function addAwaiting(jobs, others) {
  const parents = await many(Math.ceil(others / 10), () =>
    jobs.schedule(NothingService, call, { days: 1 }),
  );
  const hub = await jobs.schedule(NothingService, call, { hours: 1 }, { queue: HUB });
  await many(CONTINUATIONS_OF_HUB, () => jobs.continueWith(hub, NothingService, call));
  await many(others, (n) => jobs.continueWith(parents[n % parents.length], NothingService, call));
}

async function many(times, make) {
  const made = [];
  await callUntil((next) => next >= times, {
    callers: CALLERS,
    call: async (n) => {
      made[n] = await make(n);
    },
  });
  return made;
}
