import { queryOnce } from '../../servers/query-once.mjs';

const TABLES = `
  SELECT pg_class.oid
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
   WHERE relkind IN ('r', 't') AND nspname NOT IN ('pg_catalog', 'information_schema')`;

/**
 * The current dead rows: counted if the server can count them (pgstattuple), otherwise by its own estimate.
 */
export async function deadTuples(url) {
  const { bytes } = await queryOnce(
    url,
    `SELECT sum(pg_total_relation_size(oid))::float8 AS bytes FROM (${TABLES} AND relkind = 'r') AS tables`,
  );
  const dead = await counted(url).catch(() => believed(url));
  return { ...dead, tablesMb: bytes / 1e6 };
}

async function counted(url) {
  await queryOnce(url, 'CREATE EXTENSION IF NOT EXISTS pgstattuple');
  const { rows, bytes } = await queryOnce(
    url,
    `SELECT coalesce(sum(dead_tuple_count), 0)::float8 AS rows,
            coalesce(sum(dead_tuple_len), 0)::float8 AS bytes
       FROM (${TABLES}) AS tables CROSS JOIN LATERAL pgstattuple_approx(oid)`,
  );
  return { deadRows: rows, deadMb: bytes / 1e6 };
}

async function believed(url) {
  const { rows } = await queryOnce(
    url,
    'SELECT coalesce(sum(n_dead_tup), 0)::float8 AS rows FROM pg_stat_user_tables',
  );
  return { deadRows: rows };
}
