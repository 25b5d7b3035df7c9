import { MAX_FLOW_COUNTED } from '../../../../parts/monitoring/bounds.js';
import { statement } from '../statement.js';

/** ? id, three times */
export const findFlowSubject = statement(
  'find-flow-subject',
  (tables) => `
  SELECT 'job' AS kind, state, NULL AS description, batch_id FROM ${tables.job} WHERE id = ?
   UNION ALL
  SELECT 'job', state, NULL, batch_id FROM ${tables.finishedJob} WHERE id = ?
   UNION ALL
  SELECT 'batch', state, description, batch_id FROM ${tables.batch} WHERE id = ?
   LIMIT 1`,
);

const side = (name: string, columns: string, rows: string) => `
  (SELECT '${name}' AS side, ${columns} ${rows} LIMIT ${MAX_FLOW_COUNTED + 1})`;

/**
 * What is linked to a job or a batch, and what is within it, each side no further than one more than is counted.
 *
 * ? id, five times
 */
export const findFlowSides = statement('find-flow-sides', (tables) =>
  [
    side(
      'parents',
      'parent_id AS id, `condition` AS met_by',
      `FROM ${tables.continuation} FORCE INDEX (continuation_child) WHERE child_id = ?`,
    ),
    side(
      'continuations',
      'child_id, `condition`',
      `FROM ${tables.continuation} FORCE INDEX (PRIMARY) WHERE parent_id = ?
        ORDER BY child_id, \`condition\``,
    ),
    side(
      'nested',
      'id, NULL',
      `FROM ${tables.batch} FORCE INDEX (batch_nested) WHERE batch_id = ?`,
    ),
    side('jobs', 'id, NULL', `FROM ${tables.job} FORCE INDEX (job_batch) WHERE batch_id = ?`),
    side(
      'jobs',
      'id, NULL',
      `FROM ${tables.finishedJob} FORCE INDEX (finished_job_batch) WHERE batch_id = ?`,
    ),
  ].join(' UNION ALL '),
);
