import { FAILED } from '../../../../../states/state-names.js';
import { MAX_FAILURES_GROUPED } from '../../../../parts/monitoring/bounds.js';
import { msOf } from '../columns.js';
import { restingPlace } from '../places.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

const latestFailed = ({ job }: Tables, columns: string) => `
  SELECT ${columns} FROM ${job} FORCE INDEX (job_place)
   WHERE place = '${restingPlace(FAILED)}'
   ORDER BY place_order DESC, id DESC`;

/** No index has the failures of a batch by time; so any of its Failed jobs are taken, and the few are sorted later. */
const failedOfBatch = ({ job }: Tables, columns: string) => `
  SELECT ${columns} FROM ${job} FORCE INDEX (job_batch)
   WHERE batch_id = ? AND batch_state = '${FAILED}'`;

const ID_LENGTH = 36;

/** Ends with the id of the job that failed last: all times have the same length. */
const LATEST = 'MAX(CONCAT(job.changed_at, job.id))';

const withoutFingerprint = (value: string) => `IF(job.fingerprint IS NULL, ${value}, NULL)`;

const CAUSE = [
  'job.fingerprint',
  withoutFingerprint(`SUBSTRING_INDEX(COALESCE(job.failure, ''), '\n', 1)`),
  withoutFingerprint('job.type'),
  withoutFingerprint('job.method'),
];

const grouping =
  (failed: typeof latestFailed) =>
  (tables: Tables): string =>
    `
  SELECT job.type, job.method, job.fingerprint, grouped.amount, grouped.methods, job.id,
         COALESCE(job.failure, '') AS failure, ${msOf('job.changed_at')} AS latest_ms,
         (${failed(tables, '1')} LIMIT 1 OFFSET ${MAX_FAILURES_GROUPED}) IS NULL AS is_exact
    FROM (SELECT COUNT(*) AS amount, COUNT(DISTINCT job.type, job.method) AS methods,
                 ${LATEST} AS latest
            FROM (${failed(tables, 'id')} LIMIT ${MAX_FAILURES_GROUPED}) AS latest_failed
           STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = latest_failed.id
           GROUP BY ${CAUSE.join(', ')}
           ORDER BY amount DESC, latest DESC
           LIMIT ?) AS grouped
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY)
      ON job.id = RIGHT(grouped.latest, ${ID_LENGTH})
   ORDER BY grouped.amount DESC, grouped.latest DESC`;

/** ? limit */
export const groupFailures = statement('group-failures', grouping(latestFailed));

/** ? batch · ? batch · ? limit */
export const groupFailuresOfBatch = statement('group-failures-of-batch', grouping(failedOfBatch));
