import { statement } from '../statement.js';

/**
 * What stands in the schema, as `table.column` and `function()`. Read from the catalogue alone, which takes no
 * rights.
 *
 * $1 schema · $2 tables · $3 functions
 */
export const findParts = statement(
  'find-parts',
  () => `
  SELECT class.relname || '.' || attribute.attname AS part
    FROM pg_namespace AS namespace
    JOIN pg_class AS class ON class.relnamespace = namespace.oid AND class.relkind IN ('r', 'p')
    JOIN pg_attribute AS attribute
      ON attribute.attrelid = class.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
   WHERE namespace.nspname = $1 AND class.relname = ANY ($2::text[])
   UNION ALL
  SELECT DISTINCT routine.proname || '()'
    FROM pg_namespace AS namespace
    JOIN pg_proc AS routine ON routine.pronamespace = namespace.oid
   WHERE namespace.nspname = $1 AND routine.proname = ANY ($3::text[])`,
);

/**
 * The function that is left where somebody has dropped all tables, as TypeORM's `dropSchema` does. One of the
 * same name that is not ours is none.
 *
 * $1 schema
 */
export const findLeftFunction = statement(
  'find-left-function',
  () => `
  SELECT 1
    FROM pg_namespace AS namespace
    JOIN pg_proc AS routine ON routine.pronamespace = namespace.oid
   WHERE namespace.nspname = $1 AND routine.proname = 'trim_history'
     AND routine.prosrc LIKE '%older entries were left out%'`,
);

export const dropFunction = statement(
  'drop-function',
  (tables) => `DROP FUNCTION ${tables.trimHistory}(text, integer)`,
);
