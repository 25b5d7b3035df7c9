import { ENQUEUED, PROCESSING } from '../../../../../states/state-names.js';
import { jsonTable, msOf, NOW } from '../columns.js';
import { forUpdate } from '../locking.sql.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';
import { wokenLine } from './lines.sql.js';

/*
 * A row of job_lock has a holder, or none: then the resource is free, and kept for a job that was woken. While somebody
 * stands in line or was woken there is a row. Whoever joins the line, takes a turn or frees the resource locks the row
 * first, so that no job is left in line for a resource that nobody will free. Rows of jobs are locked before rows of
 * job_lock.
 */

const leases = jsonTable('lease', { id: 'id', attempt: 'integer', server_id: 'name' });

const standing = (tables: Tables) => `
  SELECT job.id, job.woken_for
    FROM ${leases}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = lease.id
   WHERE job.attempt = lease.attempt AND job.server_id = lease.server_id COLLATE ${tables.collation}`;

/** The runs whose lease stands, and what each was woken for. ? leases */
export const findRuns = statement('find-runs', standing);

/** The same; they are kept as they are until the transaction ends. ? leases */
export const holdRuns = statement(
  'hold-runs',
  (tables) => `${standing(tables)} ${forUpdate(tables, 'job')}`,
);

/** Where the row is there: another value if the resource is kept for the run, and else the one before. */
const unlessHeld = ({ jobLock }: Tables, column: string) =>
  `${column} = IF(${jobLock}.server_id IS NULL AND run.is_woken = 1, run.${column}, ${jobLock}.${column})`;

const runs = jsonTable('run', {
  resource: 'name',
  job_id: 'id',
  attempt: 'integer',
  server_id: 'name',
  is_woken: 'integer',
});

/**
 * Takes resources that nobody wants, and those that are kept for a run. The server comes last, because the other columns
 * look at the one before.
 *
 * ? rows of resources, job ids, attempts, servers, and whether the job was woken for it; in the order of the resources
 */
export const takeLocks = statement(
  'take-locks',
  (tables) => `
  INSERT INTO ${tables.jobLock} (resource, job_id, attempt, server_id)
  SELECT run.resource, run.job_id, run.attempt, run.server_id FROM ${runs}
      ON DUPLICATE KEY UPDATE ${unlessHeld(tables, 'job_id')}, ${unlessHeld(tables, 'attempt')},
         ${unlessHeld(tables, 'server_id')}`,
);

const ofResources = (tables: Tables, columns: string) => `
  SELECT ${columns}
    FROM ${jsonTable('wanted', { resource: 'name' })}
   STRAIGHT_JOIN ${tables.jobLock} AS held FORCE INDEX (PRIMARY)
      ON held.resource = wanted.resource COLLATE ${tables.collation}`;

const HOLDER = 'held.resource, held.job_id, held.attempt, held.server_id';

/** ? resources */
export const findLocks = statement('find-locks', (tables) => ofResources(tables, HOLDER));

/** Who has the resources now; nobody frees or takes one until the transaction ends. ? resources, in their order */
export const holdLocks = statement(
  'hold-locks',
  (tables) => `${ofResources(tables, HOLDER)} ${forUpdate(tables, 'held')}`,
);

/** ? resources, in their order */
export const holdTurns = statement(
  'hold-turns',
  (tables) => `
  ${ofResources(tables, 'held.resource')} WHERE held.server_id IS NULL
     ${forUpdate(tables, 'held')}`,
);

/** Sends jobs into the waiting line. The deadline counts from the first time that a job waits. ? rows */
export const waitForLocks = statement(
  'wait-for-locks',
  (tables) => `
  UPDATE ${jsonTable('lease', {
    id: 'id',
    attempt: 'integer',
    server_id: 'name',
    resource: 'name',
    timeout_ms: 'float',
  })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = lease.id
     SET job.state = '${ENQUEUED}', job.server_id = NULL, job.changed_at = ${NOW},
         job.attempt = job.attempt - 1, job.waiting_for = lease.resource, job.woken_for = NULL,
         job.wait_until = COALESCE(
           job.wait_until, TIMESTAMPADD(MICROSECOND, ROUND(lease.timeout_ms * 1000), ${NOW}))
   WHERE job.attempt = lease.attempt AND job.server_id = lease.server_id COLLATE ${tables.collation}`,
);

/** ? ids */
export const findDeadlines = statement(
  'find-deadlines',
  (tables) => `
  SELECT ${msOf('job.wait_until')} AS wait_until_ms
    FROM ${jsonTable('wanted', { id: 'id' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = wanted.id
   WHERE job.waiting_for IS NOT NULL AND job.wait_until IS NOT NULL`,
);

/** What certain runs hold, and nothing that a later run of the same job has taken. ? leases */
export const holdLocksOfRuns = statement(
  'hold-locks-of-runs',
  (tables) => `
  SELECT held.resource
    FROM ${leases}
   STRAIGHT_JOIN ${tables.jobLock} AS held FORCE INDEX (job_lock_job) ON held.job_id = lease.id
   WHERE held.attempt = lease.attempt AND held.server_id = lease.server_id COLLATE ${tables.collation}
     ${forUpdate(tables, 'held')}`,
);

/** ? server ids */
export const holdLocksOfServers = statement(
  'hold-locks-of-servers',
  (tables) => `
  SELECT held.resource
    FROM ${jsonTable('gone', { id: 'name' })}
   STRAIGHT_JOIN ${tables.jobLock} AS held FORCE INDEX (job_lock_server)
      ON held.server_id = gone.id COLLATE ${tables.collation}
     ${forUpdate(tables, 'held')}`,
);

/** Locks whose server is not there; found by jumping from server to server. */
export const lockOfNobody = (tables: Tables) => `
  SELECT holder.server_id
    FROM (SELECT DISTINCT server_id FROM ${tables.jobLock} WHERE server_id IS NOT NULL) AS holder
   WHERE NOT EXISTS (SELECT 1 FROM ${tables.server} AS server WHERE server.id = holder.server_id)`;

/**
 * What is held for runs of which neither the server nor the job is there. A sweep frees what abandoned jobs hold; what
 * somebody else is freeing at this moment is left to it.
 */
export const holdLocksOfNobody = statement(
  'hold-locks-of-nobody',
  (tables) => `
  SELECT held.resource
    FROM ${tables.jobLock} AS held
   WHERE held.server_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM ${tables.server} AS server WHERE server.id = held.server_id)
     AND NOT EXISTS (SELECT 1 FROM ${tables.job} AS job
                      WHERE job.id = held.job_id AND job.state = '${PROCESSING}'
                        AND job.attempt = held.attempt AND job.server_id = held.server_id)
     FOR UPDATE SKIP LOCKED`,
);

/** ? resources */
export const removeLocks = statement(
  'remove-locks',
  (tables) => `
  DELETE held
    FROM ${jsonTable('freed', { resource: 'name' })}
   STRAIGHT_JOIN ${tables.jobLock} AS held FORCE INDEX (PRIMARY)
      ON held.resource = freed.resource COLLATE ${tables.collation}`,
);

/** Jobs that lost servers have claimed, and that were woken. ? places of the servers */
export const holdTurnsOfServers = statement(
  'hold-turns-of-servers',
  (tables) => `
  SELECT job.id, job.woken_for AS resource
    FROM ${jsonTable('gone', { place: 'name' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (job_place)
      ON job.place = gone.place COLLATE ${tables.collation}
   WHERE job.woken_for IS NOT NULL
   ORDER BY job.id
     ${forUpdate(tables, 'job')}`,
);

/** ? ids */
export const endTurns = statement(
  'end-turns',
  (tables) => `
  UPDATE ${jsonTable('claimed', { id: 'id' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = claimed.id
     SET job.woken_for = NULL`,
);

/** Those for which somebody waits, or was woken. Most have nobody. ? resources */
export const findWantedResources = statement(
  'find-wanted-resources',
  (tables) => `
  SELECT freed.resource
    FROM ${jsonTable('freed', { resource: 'name' })}
   WHERE EXISTS (SELECT 1 FROM ${tables.job} AS job
                  WHERE job.line = freed.resource COLLATE ${tables.collation})
      OR EXISTS (SELECT 1 FROM ${tables.job} AS job
                  WHERE job.line = ${wokenLine(tables, 'freed.resource')})`,
);

/** The first queue of a line, behind another one; so the length of the line does not matter. ? resource · ? queue */
export const findNextQueue = statement(
  'find-next-queue',
  (tables) => `
  SELECT queue FROM ${tables.job} FORCE INDEX (job_line)
   WHERE line = ? AND queue > ?
   ORDER BY line, queue, priority, id
   LIMIT 1`,
);

const firstOfLine = (tables: Tables) => `
  SELECT id, priority FROM ${tables.job} FORCE INDEX (job_line)
   WHERE line = ? AND queue = ?
   ORDER BY priority, id
   LIMIT 1
     FOR UPDATE`;

/** Passes over jobs that somebody else is changing. ? resource · ? queue */
export const holdFree = statement('hold-free', (tables) => `${firstOfLine(tables)} SKIP LOCKED`);

/** Waits for whoever is changing the first one. ? resource · ? queue */
export const holdFirst = statement('hold-first', firstOfLine);

/** Woken jobs of the queue that have not asked yet, the first one first. ? resource · ? queue */
export const findWoken = statement(
  'find-woken',
  (tables) => `
  SELECT id, priority FROM ${tables.job} FORCE INDEX (job_line)
   WHERE line = ${wokenLine(tables, '?')} AND queue = ?
   ORDER BY priority, id
   LIMIT 1`,
);

/** It keeps its deadline, and remembers what it was woken for, so that its turn can be passed on. ? resource · ? id */
export const wakeJob = statement(
  'wake-job',
  (tables) => `UPDATE ${tables.job} SET waiting_for = NULL, woken_for = ? WHERE id = ?`,
);

/** ? resource */
export const findAnyWoken = statement(
  'find-any-woken',
  (tables) => `SELECT 1 FROM ${tables.job} WHERE line = ${wokenLine(tables, '?')} LIMIT 1`,
);

/** Keeps a resource for those who were woken. ? resource */
export const keepLock = statement(
  'keep-lock',
  (tables) => `
  INSERT INTO ${tables.jobLock} (resource) VALUES (?) ON DUPLICATE KEY UPDATE attempt = attempt`,
);
