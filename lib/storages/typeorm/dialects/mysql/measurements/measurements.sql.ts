import { jsonTable, msOf } from '../columns.js';
import { forUpdate } from '../locking.sql.js';
import { statement } from '../statement.js';

const COLUMNS = `measurement.series, measurement.level, measurement.id, measurement.body,
         ${msOf('measurement.starts_at')} AS from_ms`;

/** Leaves those as they are whose ids are there. ? rows of ids, series, first instants and bodies */
export const addMeasurements = statement(
  'add-measurements',
  (tables) => `
  INSERT INTO ${tables.measurement} (series, level, starts_at, id, body)
  SELECT added.series, 'part', added.starts_at, added.id, added.body
    FROM ${jsonTable('added', { id: 'name', series: 'name', starts_at: 'time', body: 'text' })}
      ON DUPLICATE KEY UPDATE body = ${tables.measurement}.body`,
);

/** ? level · ? before · ? limit */
export const holdMeasurements = statement(
  'hold-measurements',
  (tables) => `
  SELECT ${COLUMNS}
    FROM ${tables.measurement} AS measurement FORCE INDEX (measurement_level)
   WHERE measurement.level = ? AND measurement.starts_at < ?
   ORDER BY measurement.starts_at, measurement.series, measurement.id
   LIMIT ?
     FOR UPDATE`,
);

/** ? series · ? level · ? before · ? limit */
export const holdMeasurementsOf = statement(
  'hold-measurements-of',
  (tables) => `
  SELECT ${COLUMNS}
    FROM ${tables.measurement} AS measurement FORCE INDEX (PRIMARY)
   WHERE measurement.series = ? AND measurement.level = ? AND measurement.starts_at < ?
   ORDER BY measurement.starts_at, measurement.id
   LIMIT ?
     FOR UPDATE`,
);

/** ? rows of series and first instants · ? level */
export const holdMeasurementsAt = statement(
  'hold-measurements-at',
  (tables) => `
  SELECT ${COLUMNS}
    FROM ${jsonTable('wanted', { series: 'name', starts_at: 'time' })}
   STRAIGHT_JOIN ${tables.measurement} AS measurement FORCE INDEX (PRIMARY)
      ON measurement.series = wanted.series COLLATE ${tables.collation}
     AND measurement.level = ? AND measurement.starts_at = wanted.starts_at
     ${forUpdate(tables, 'measurement')}`,
);

/** ? rows of series, levels, first instants and ids */
export const removeHeldMeasurements = statement(
  'remove-held-measurements',
  (tables) => `
  DELETE measurement
    FROM ${jsonTable('held', { series: 'name', level: 'name', starts_at: 'time', id: 'name' })}
   STRAIGHT_JOIN ${tables.measurement} AS measurement FORCE INDEX (PRIMARY)
      ON measurement.series = held.series COLLATE ${tables.collation}
     AND measurement.level = held.level COLLATE ${tables.collation}
     AND measurement.starts_at = held.starts_at
     AND measurement.id = held.id COLLATE ${tables.collation}`,
);

/** ? level · ? rows of series, first instants and bodies */
export const putMeasurements = statement(
  'put-measurements',
  (tables) => `
  INSERT INTO ${tables.measurement} (series, level, starts_at, id, body)
  SELECT folded.series, ?, folded.starts_at, '', folded.body
    FROM ${jsonTable('folded', { series: 'name', starts_at: 'time', body: 'text' })}`,
);

/** ? rows of series · ? since · ? until */
export const readMeasurements = statement(
  'read-measurements',
  (tables) => `
  SELECT ${COLUMNS}
    FROM ${jsonTable('wanted', { series: 'name' })}
   STRAIGHT_JOIN ${tables.measurement} AS measurement FORCE INDEX (PRIMARY)
      ON measurement.series = wanted.series COLLATE ${tables.collation}
   WHERE measurement.starts_at >= ? AND measurement.starts_at < ?
   ORDER BY measurement.starts_at`,
);

/** ? level · ? before */
export const removeMeasurements = statement(
  'remove-measurements',
  (tables) => `DELETE FROM ${tables.measurement} WHERE level = ? AND starts_at < ?`,
);
