import { MAX_FLOW_COUNTED } from '../../../../parts/monitoring/bounds.js';
import { statement } from '../statement.js';

/** The first of some rows as a list, and how many rows there are. */
const side = (name: string, value: string, rows: string, order = '') => `
         (SELECT coalesce(json_agg(${value}), '[]')
            FROM (SELECT * ${rows} ${order} LIMIT $2) AS listed) AS ${name},
         (SELECT count(*)::integer
            FROM (SELECT 1 ${rows} LIMIT ${MAX_FLOW_COUNTED + 1}) AS listed) AS ${name}_count`;

/**
 * Jobs and batches with what is linked to them, and what is within them: one row for each id, whether it exists or not.
 *
 * $1 ids · $2 limit of each side
 */
export const findFlowItems = statement(
  'find-flow-items',
  (tables) => `
  SELECT given.id, found.kind, found.state, found.description, found.batch_id,${[
    side(
      'parents',
      'json_build_array(parent_id, condition)',
      `FROM ${tables.continuation} WHERE child_id = given.id`,
    ),
    side(
      'continuations',
      'json_build_array(child_id, condition)',
      `FROM ${tables.continuation} WHERE parent_id = given.id`,
      'ORDER BY parent_id, child_id, condition',
    ),
    side('nested', 'id', `FROM ${tables.batch} WHERE batch_id = given.id`),
    side(
      'jobs',
      'id',
      `FROM (SELECT id FROM ${tables.job} WHERE batch_id = given.id
              UNION ALL
             SELECT id FROM ${tables.finishedJob} WHERE batch_id = given.id) AS member`,
    ),
  ].join(',')}
    FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, place)
    LEFT JOIN LATERAL (
         SELECT 'job' AS kind, state, NULL AS description, batch_id
           FROM ${tables.job} WHERE id = given.id
          UNION ALL
         SELECT 'job', state, NULL, batch_id FROM ${tables.finishedJob} WHERE id = given.id
          UNION ALL
         SELECT 'batch', state, description, batch_id FROM ${tables.batch} WHERE id = given.id
          LIMIT 1) AS found ON true
   ORDER BY given.place`,
);
