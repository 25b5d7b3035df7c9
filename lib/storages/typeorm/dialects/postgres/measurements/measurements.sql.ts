import { statement } from '../statement.js';

const COLUMNS = "series, date_part('epoch', starts_at) * 1000 AS from_ms, body";

/** $1 ids · $2 series · $3 first instants · $4 bodies */
export const addMeasurements = statement(
  'add-measurements',
  (tables) => `
  INSERT INTO ${tables.measurement} (series, level, starts_at, id, body)
  SELECT series, 'part', starts_at, id, body
    FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[]) AS added(id, series, starts_at, body)
      ON CONFLICT DO NOTHING`,
);

/** In a mode that conflicts with itself, and neither with reading nor with adding. */
export const lockMeasurements = statement(
  'lock-measurements',
  (tables) => `LOCK TABLE ${tables.measurement} IN SHARE UPDATE EXCLUSIVE MODE`,
);

/** $1 level · $2 before · $3 limit */
export const takeMeasurements = statement(
  'take-measurements',
  (tables) => `
  DELETE FROM ${tables.measurement}
   WHERE ctid = ANY (ARRAY (
           SELECT ctid FROM ${tables.measurement}
            WHERE level = $1 AND starts_at < $2::timestamptz
            ORDER BY starts_at, series, id
            LIMIT $3))
  RETURNING ${COLUMNS}`,
);

/** $1 series · $2 level · $3 before · $4 limit */
export const takeMeasurementsOf = statement(
  'take-measurements-of',
  (tables) => `
  DELETE FROM ${tables.measurement}
   WHERE ctid = ANY (ARRAY (
           SELECT ctid FROM ${tables.measurement}
            WHERE series = $1 AND level = $2 AND starts_at < $3::timestamptz
            ORDER BY starts_at, id
            LIMIT $4))
  RETURNING ${COLUMNS}`,
);

/** $1 level · $2 series · $3 first instants, each with the series at its place */
export const takeMeasurementsAt = statement(
  'take-measurements-at',
  (tables) => `
  DELETE FROM ${tables.measurement}
   WHERE level = $1
     AND (series, starts_at) IN (SELECT * FROM unnest($2::text[], $3::timestamptz[]))
  RETURNING ${COLUMNS}`,
);

/** $1 level · $2 series · $3 first instants · $4 bodies */
export const putMeasurements = statement(
  'put-measurements',
  (tables) => `
  INSERT INTO ${tables.measurement} (series, level, starts_at, id, body)
  SELECT series, $1, starts_at, '', body
    FROM unnest($2::text[], $3::timestamptz[], $4::text[]) AS folded(series, starts_at, body)`,
);

/** $1 series · $2 since · $3 until */
export const readMeasurements = statement(
  'read-measurements',
  (tables) => `
  SELECT ${COLUMNS}, level, id
    FROM ${tables.measurement}
   WHERE series = ANY ($1::text[]) AND starts_at >= $2::timestamptz
     AND starts_at < $3::timestamptz
   ORDER BY starts_at`,
);

/** $1 level · $2 before */
export const removeMeasurements = statement(
  'remove-measurements',
  (tables) => `DELETE FROM ${tables.measurement} WHERE level = $1 AND starts_at < $2::timestamptz`,
);
