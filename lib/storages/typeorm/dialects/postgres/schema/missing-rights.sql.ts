import { statement } from '../statement.js';

/** Our tables that stand in the schema. */
const own = `
  place AS (
    SELECT oid, nspowner, quote_ident(nspname) AS name FROM pg_namespace WHERE nspname = $1),
  own AS (
    SELECT class.oid, class.relowner, class.relname,
           place.name || '.' || quote_ident(class.relname) AS name
      FROM place
      JOIN pg_class AS class ON class.relnamespace = place.oid AND class.relkind IN ('r', 'p')
     WHERE class.relname = ANY ($2::text[]))`;

/**
 * The rights that the user of the connection lacks to run jobs, in words: to read and write the tables, to
 * make the partition of another day, and to drop those that are over, whoever has made them. Read from the
 * catalogue alone, which takes no rights.
 *
 * $1 schema · $2 tables · $3 functions
 */
export const findMissingRights = statement(
  'find-missing-rights',
  () => `
  WITH ${own}
  SELECT needed.name || ' on schema ' || place.name AS lacking
    FROM place
   CROSS JOIN unnest(ARRAY['USAGE', 'CREATE']) AS needed(name)
   WHERE NOT has_schema_privilege(place.oid, needed.name)
   UNION ALL
  SELECT needed.name || ' on ' || own.name
    FROM own
   CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS needed(name)
   WHERE NOT has_table_privilege(own.oid, needed.name)
     AND (needed.name = 'SELECT' OR own.relname <> 'migration')
   UNION ALL
  SELECT 'EXECUTE on ' || routine.oid::regprocedure
    FROM place
    JOIN pg_proc AS routine ON routine.pronamespace = place.oid
   WHERE routine.proname = ANY ($3::text[]) AND NOT has_function_privilege(routine.oid, 'EXECUTE')
   UNION ALL
  SELECT 'ownership of ' || own.name
    FROM own
   WHERE own.relname = 'finished_job' AND NOT pg_has_role(own.relowner, 'USAGE')
   UNION ALL
  SELECT 'ownership of ' || place.name || '.' || quote_ident(partition.relname)
    FROM place
    JOIN own ON own.relname = 'finished_job'
    JOIN pg_inherits AS inheritance ON inheritance.inhparent = own.oid
    JOIN pg_class AS partition ON partition.oid = inheritance.inhrelid
   WHERE partition.relname ~ '^finished_job_\\d{8}$'
     AND partition.relnamespace = place.oid
     AND NOT pg_has_role(partition.relowner, 'USAGE')
     AND NOT pg_has_role(place.nspowner, 'USAGE')`,
);

/**
 * What it lacks beside these to change the schema.
 *
 * $1 schema · $2 tables · $3 whether temporary functions are made
 */
export const findMissingMigrationRights = statement(
  'find-missing-migration-rights',
  () => `
  WITH ${own}
  SELECT 'ownership of ' || own.name AS lacking
    FROM own
   WHERE own.relname <> 'migration' AND NOT pg_has_role(own.relowner, 'USAGE')
   UNION ALL
  SELECT 'INSERT on ' || own.name
    FROM own
   WHERE own.relname = 'migration' AND NOT has_table_privilege(own.oid, 'INSERT')
   UNION ALL
  SELECT 'TEMPORARY on database ' || quote_ident(current_database())
   WHERE $3::boolean AND NOT has_database_privilege(current_database(), 'TEMPORARY')`,
);
