import { MAX_RECURRING_FAILURES } from '../../../../../parts/monitoring/bounds.js';
import { jsonTable } from '../../columns.js';
import { recurringColumns } from '../../recurring/recurring-jobs.sql.js';
import type { Tables } from '../../schema/tables.js';
import { statement } from '../../statement.js';

const SEARCHED = ['id', 'type', 'method', 'description'];

const found = ({ collation }: Tables) =>
  SEARCHED.map(
    (column) =>
      `LOCATE(LOWER(word.text COLLATE ${collation}), LOWER(COALESCE(recurring.${column}, ''))) > 0`,
  ).join(' OR ');

/**
 * By id. All are looked at: people and code add recurring jobs by the thousand at the most.
 *
 * ? id behind which to begin · ? words of which each is found somewhere · ? limit
 */
export const searchRecurringJobs = statement(
  'search-recurring-jobs',
  (tables) => `
  SELECT ${recurringColumns}
    FROM ${tables.recurringJob} AS recurring FORCE INDEX (PRIMARY)
   WHERE recurring.id > ?
     AND NOT EXISTS (
           SELECT 1 FROM ${jsonTable('word', { text: 'text' })}
            WHERE NOT (${found(tables)}))
   ORDER BY recurring.id
   LIMIT ?`,
);

export const summarizeRecurringJobs = statement(
  'summarize-recurring-jobs',
  (tables) => `
  SELECT COUNT(*) AS amount, CONCAT_WS('.', COUNT(*), SUM(version), MAX(updated_at)) AS revision
    FROM ${tables.recurringJob}`,
);

export const findRecurringFailures = statement(
  'find-recurring-failures',
  (tables) => `
  SELECT id, error
    FROM ${tables.recurringJob}
   WHERE error IS NOT NULL AND paused_at IS NULL
   ORDER BY id
   LIMIT ${MAX_RECURRING_FAILURES}`,
);
