import { BackgroundJobService, JOB_STORAGE } from '../../dist/index.mjs';
import { executeOnce, queryOnce } from '../servers/query-once.mjs';
import { ID, multiply } from './multiply.mjs';
import { NothingService } from './nothing.service.mjs';
import { startApplication } from './start-application.mjs';

/** A queue that no server serves, most of whose jobs wait for locks. */
const LOCKS = 'locks';
const RESOURCES = 50;
const JOBS_OF_RESOURCE = 20;
const CLOSED_PROBLEMS = 1_000;
const LOST_SERVERS = 50;
/** Of the Failed jobs, every tenth has one of so many further causes. */
const CAUSES = 3_000;
/** Bulk operations whose jobs are found again: of one the store keeps the ids of the jobs, of the other it does not. */
export const NOTED_BULK = 'noted';
export const LARGE_BULK = 'large';
const BULKS = {
  [NOTED_BULK]: { minutes: 30, jobs: 10_000 },
  [LARGE_BULK]: { minutes: 60, jobs: 30_000 },
};

/**
 * Adds what is left of incidents, unless it is already there: many causes of failures, jobs that wait for locks, what
 * became of the times of recurring jobs, problems that were, lost servers, and the jobs of bulk operations.
 */
export async function furnishIncidents({ url }) {
  const app = await startApplication({ url, providers: [NothingService], logger: false });
  const storage = app.get(JOB_STORAGE);
  const [problem] = await storage.problems.listClosed(1);
  if (problem) return app.close();

  await addCauses(url);
  await addLines(app.get(BackgroundJobService), url);
  await addOccurrences(url);
  await addLostServers(url);
  for (const [name, bulk] of Object.entries(BULKS)) await addBulk(storage, url, { name, ...bulk });
  await addProblems(storage.problems);
  await app.close();
}

async function addCauses(url) {
  await executeOnce(
    url,
    `UPDATE hangfire.job
        SET fingerprint = substr(md5((place % $1)::text), 1, 16)
       FROM (SELECT id AS failed_id, row_number() OVER () AS place
               FROM hangfire.job WHERE state = 'Failed') AS failed
      WHERE id = failed_id AND place % 10 = 0`,
    [CAUSES],
  );
}

async function addLines(jobs, url) {
  await jobs.enqueue(NothingService, (nothing) => nothing.run({ i: 0 }), { queue: LOCKS });
  await multiply(url, 'job', {
    times: RESOURCES * JOBS_OF_RESOURCE,
    where: `queue = '${LOCKS}'`,
    changes: {
      id: ID,
      created_at: 'at',
      changed_at: 'at',
      waiting_for: `'shelf-' || n % ${RESOURCES}`,
    },
  });
}

/** Of twenty occurrences fifteen were as they should be. */
async function addOccurrences(url) {
  await executeOnce(
    url,
    `UPDATE hangfire.recurring_occurrence
        SET kind = (ARRAY['missed', 'skipped', 'made-up', 'failed', 'triggered'])[fate + 1],
            job_id = CASE WHEN fate IN (0, 1, 3) THEN NULL ELSE job_id END,
            outcome = CASE WHEN fate IN (0, 1, 3) THEN NULL ELSE 'Succeeded' END,
            reason = CASE WHEN fate = 1 THEN 'running' END,
            running_job_id = CASE WHEN fate = 1 THEN job_id END,
            amount = CASE WHEN fate = 0 THEN 3 END,
            last_at = CASE WHEN fate = 0 THEN nominal_at + interval '30 minutes' END,
            error = CASE WHEN fate = 3 THEN 'The filter could not reach its service.' END,
            triggered_by = CASE WHEN fate = 4 THEN 'Ada' END,
            recorded_at = nominal_at + interval '1 second',
            started_at = CASE WHEN fate IN (0, 1, 3) THEN NULL ELSE nominal_at + interval '2 seconds' END,
            duration_ms = CASE WHEN fate IN (0, 1, 3) THEN NULL ELSE 1200 END
       FROM (SELECT recurring_id AS owner, nominal_at AS due,
                    row_number() OVER (PARTITION BY recurring_id ORDER BY nominal_at) % 20 AS fate
               FROM hangfire.recurring_occurrence) AS fated
      WHERE recurring_id = owner AND nominal_at = due`,
  );
}

async function addLostServers(url) {
  await executeOnce(
    url,
    `INSERT INTO hangfire.lost_server (id, name, started_at, heartbeat_at, lost_at)
     SELECT 'lost-' || n, 'worker-' || n % 5, now() - interval '2 days',
            now() - n * interval '20 minutes', now() - n * interval '19 minutes'
       FROM generate_series(1, $1::integer) AS n`,
    [LOST_SERVERS],
  );
}

/** The jobs are among those that have ended since: every third one. */
async function addBulk({ bulk, clock }, url, { name, minutes, jobs }) {
  const startedAt = new Date(clock.now().getTime() - minutes * 60_000);
  const { id } = await queryOnce(
    url,
    `SELECT ${ID} AS id FROM (SELECT $1::timestamptz AS at, 1 AS n) AS one`,
    [startedAt],
  );
  const search = { states: ['Failed'], type: 'MailService' };
  await bulk.create({
    ...{ id, action: 'requeue', search, searchText: `state:failed ${name}`, startedAt },
    ...{ startedBy: 'Ada', expected: jobs, isExpectedExact: true },
  });

  const ids = [
    ...(await addToBulk(url, { id, jobs: jobs * 0.98, table: 'finished_job', at: 'finished_at' })),
    ...(await addToBulk(url, { id, jobs: jobs * 0.02, table: 'job', at: 'changed_at' })),
  ];
  await bulk.note(id, ids);
  await bulk.progress(id, { changed: ids.length, skipped: 0, endedAt: clock.now() });
}

async function addToBulk(url, { id, jobs, table, at }) {
  const { ids } = await queryOnce(
    url,
    `WITH chosen AS (
       SELECT id FROM (
         SELECT id, row_number() OVER (ORDER BY ${at} DESC) AS place FROM hangfire.${table}
          WHERE ${at} > now() - interval '1 day' AND parameters::text NOT LIKE '%Bulk%'
            AND state IN ('Succeeded', 'Failed')
          ORDER BY ${at} DESC LIMIT 3 * $1) AS latest
        WHERE place % 3 = 0),
     changed AS (
       UPDATE hangfire.${table} SET parameters = $2
        WHERE id IN (SELECT id FROM chosen) RETURNING id)
     SELECT array_agg(id) AS ids FROM changed`,
    [Math.round(jobs), JSON.stringify({ BulkOperationId: id })],
  );
  return ids;
}

/** The store keeps so many of the problems that were closed. */
async function addProblems(problems) {
  const atOnce = 200;
  for (let first = 0; first < CLOSED_PROBLEMS; first += atOnce) {
    const found = Array.from({ length: atOnce }, (_, n) => ({
      kind: 'queue-stuck',
      subject: `queue-${first + n}`,
      facts: { jobs: n, sinceMs: 600_000 },
    }));
    await problems.report({ found, undecided: [], goneAfterMs: 0 });
    await problems.report({ found: [], undecided: [], goneAfterMs: 0 });
  }
}
