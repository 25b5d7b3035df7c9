import { MAX_RECURRING_FAILURES } from '../../../../../parts/monitoring/bounds.js';
import { recurringColumns } from '../../recurring/recurring-jobs.sql.js';
import { statement } from '../../statement.js';

/**
 * By id. All are looked at: people and code add recurring jobs by the thousand at the most.
 *
 * $1 limit · $2 id behind which to begin · $3 patterns of which each is found somewhere, or null
 */
export const searchRecurringJobs = statement(
  'search-recurring-jobs',
  (tables) => `
  SELECT ${recurringColumns}
    FROM ${tables.recurringJob}
   WHERE id COLLATE "C" > $2
     AND ($3::text[] IS NULL
          OR NOT EXISTS (
               SELECT 1 FROM unnest($3) AS word(pattern)
                WHERE id NOT ILIKE pattern AND type NOT ILIKE pattern
                  AND method NOT ILIKE pattern AND coalesce(description, '') NOT ILIKE pattern))
   ORDER BY id COLLATE "C"
   LIMIT $1`,
);

export const summarizeRecurringJobs = statement(
  'summarize-recurring-jobs',
  (tables) => `
  SELECT count(*)::integer AS count,
         concat_ws('.', count(*), sum(version), max(updated_at)) AS revision,
         (SELECT coalesce(json_agg(json_build_object('id', id, 'error', error)), '[]')
            FROM (SELECT id, error
                    FROM ${tables.recurringJob}
                   WHERE error IS NOT NULL AND paused_at IS NULL
                   ORDER BY id COLLATE "C"
                   LIMIT ${MAX_RECURRING_FAILURES}) AS failing) AS failures
    FROM ${tables.recurringJob}`,
);
