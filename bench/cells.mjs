import { BackgroundJobService } from 'nestjs-hangfire';
import pg from 'pg';
import { startApplication } from './application.mjs';
import { NothingService } from './nothing.service.mjs';

const AWAITING_CALLERS = 20;

/** Jobs a second, from 20 callers of which each waits for its job's COMMIT before the next. */
export async function enqueue20({ url, schema, jobs }) {
  const app = await startApplication(url, schema, { server: false });
  const service = app.get(BackgroundJobService);
  let next = 0;

  const seconds = await secondsOf(() =>
    Promise.all(
      Array.from({ length: AWAITING_CALLERS }, async () => {
        while (next < jobs) {
          const number = next++;
          await service.enqueue(NothingService, (nothing) => nothing.nothing(number));
        }
      }),
    ),
  );
  await app.close();
  return jobs / seconds;
}

/** Jobs a second, 1,000 a call. */
export async function bulkEnqueue({ url, schema, jobs }) {
  const app = await startApplication(url, schema, { server: false });
  const service = app.get(BackgroundJobService);

  const seconds = await secondsOf(async () => {
    for (let first = 0; first < jobs; first += 1_000) {
      const numbers = Array.from({ length: 1_000 }, (_, index) => first + index);
      await service.enqueueMany(NothingService, numbers, (nothing, number) =>
        nothing.nothing(number),
      );
    }
  });
  await app.close();
  return jobs / seconds;
}

/**
 * Jobs that do nothing, run by one process at the default concurrency of 20, a second; from the start
 * of the server until the last completion is committed.
 */
export async function noop20({ url, schema, jobs }) {
  await bulkEnqueue({ url, schema, jobs });
  NothingService.done = 0;
  const finished = new Promise((resolve) => {
    NothingService.onDone = () => NothingService.done === jobs && resolve();
  });

  const app = await startApplication(url, schema, { server: {} });
  const seconds = await secondsOf(async () => {
    await finished;
    await app.close();
  });
  await requireEach(url, schema, jobs);
  return jobs / seconds;
}

/** Milliseconds from the call of enqueue to the start of the job, on an idle server; the median. */
export async function latency({ url, schema, samples }) {
  const app = await startApplication(url, schema, { server: {} });
  const service = app.get(BackgroundJobService);
  const latencies = [];

  for (let index = 0; index < samples; index += 1) {
    const startedMs = performance.now();
    const started = new Promise((resolve) => {
      NothingService.onDone = () => resolve(performance.now() - startedMs);
    });
    await service.enqueue(NothingService, (nothing) => nothing.nothing(index));
    latencies.push(await started);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  await app.close();
  return latencies.sort((a, b) => a - b)[Math.floor(samples / 2)];
}

async function secondsOf(work) {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1_000;
}

/** Every job has succeeded, once; its history has all three states. */
async function requireEach(url, schema, jobs) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT count(*)::int AS jobs, sum(attempt)::int AS runs,
            count(*) FILTER (WHERE history LIKE '%"Enqueued"%"Processing"%"Succeeded"%')::int AS whole
       FROM "${schema}".finished_job WHERE state = 'Succeeded'`,
  );
  await client.end();
  const [{ jobs: succeeded, runs, whole }] = rows;
  if (succeeded !== jobs || runs !== jobs || whole !== jobs) {
    throw new Error(`Of ${jobs} jobs ${succeeded} succeeded in ${runs} runs, ${whole} histories whole.`);
  }
}
