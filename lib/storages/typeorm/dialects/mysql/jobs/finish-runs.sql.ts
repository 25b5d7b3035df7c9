import { PROCESSING } from '../../../../../states/state-names.js';
import { jsonTable, NOW } from '../columns.js';
import { forUpdate } from '../locking.sql.js';
import { statement } from '../statement.js';
import { FINISHED_COLUMNS, MAX_HISTORY_CHARS } from './apply-transitions.sql.js';

/**
 * Holds runs and copies their jobs to the finished ones: those of which nothing changes but the state, which nothing waits
 * for and nobody counts. To be followed by removeMoved.
 *
 * ? state · ? rows of ids, attempts, times of expiry and histories · ? server
 */
export const copyRuns = statement(
  'copy-runs',
  (tables) => `
  INSERT INTO ${tables.finishedJob} (${FINISHED_COLUMNS})
  SELECT job.id, ?, job.queue, job.priority, job.attempt, job.type, job.method, job.created_at, run.at,
         job.arguments, job.parameters, CONCAT(job.history, ',', run.history), job.batch_id,
         job.failure, job.fingerprint, ${NOW}
    FROM ${jsonTable('run', { id: 'id', attempt: 'integer', at: 'time', history: 'text' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = run.id
   WHERE job.state = '${PROCESSING}' AND job.attempt = run.attempt AND job.server_id = ?
     AND job.woken_for IS NULL AND job.batch_id IS NULL AND NOT job.has_continuations
     AND CHAR_LENGTH(job.history) < ${MAX_HISTORY_CHARS}
     ${forUpdate(tables, 'job')}`,
);

/** Those that were copied. ? ids */
export const findCopied = statement(
  'find-copied',
  (tables) => `
  SELECT job.id
    FROM ${jsonTable('wanted', { id: 'id' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = wanted.id
   STRAIGHT_JOIN ${tables.finishedJob} AS finished FORCE INDEX (PRIMARY) ON finished.id = job.id`,
);
