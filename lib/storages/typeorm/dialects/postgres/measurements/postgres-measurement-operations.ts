import type { MeasurementLevel } from '../../../../../storage/measurement-store.js';
import { dateOf } from '../../../../sql/instants.js';
import type {
  MeasurementOperations,
  MeasurementRow,
} from '../../../../sql/measurements/measurement-operations.js';
import type { Executor, Row } from '../connection/postgres-database.js';
import {
  addMeasurements,
  lockMeasurements,
  putMeasurements,
  readMeasurements,
  removeMeasurements,
  takeMeasurements,
  takeMeasurementsAt,
  takeMeasurementsOf,
} from './measurements.sql.js';

export const postgresMeasurements: MeasurementOperations<Executor> = {
  async add(executor, measurements) {
    await executor.run(addMeasurements, [
      measurements.map(({ id }) => id),
      measurements.map(({ series }) => series),
      measurements.map(({ from }) => from.toISOString()),
      measurements.map(({ body }) => body),
    ]);
  },

  async lockFolding(executor) {
    await executor.run(lockMeasurements);
  },

  async take(executor, level, before, limit) {
    const parameters = [level, before.toISOString(), limit];
    return (await executor.run(takeMeasurements, parameters)).map(rowOf);
  },

  async takeOf(executor, series, level, before, limit) {
    const parameters = [series, level, before.toISOString(), limit];
    return (await executor.run(takeMeasurementsOf, parameters)).map(rowOf);
  },

  async takeAt(executor, level, places) {
    const parameters = [
      level,
      places.map(({ series }) => series),
      places.map(({ from }) => from.toISOString()),
    ];
    return (await executor.run(takeMeasurementsAt, parameters)).map(rowOf);
  },

  async put(executor, level, rows) {
    await executor.run(putMeasurements, [
      level,
      rows.map(({ series }) => series),
      rows.map(({ from }) => from.toISOString()),
      rows.map(({ body }) => body),
    ]);
  },

  async read(executor, series, since) {
    const rows = await executor.run(readMeasurements, [[...series], since.toISOString()]);
    return rows.map((row) => ({
      ...rowOf(row),
      id: row.id as string,
      level: row.level as MeasurementLevel,
    }));
  },

  async remove(executor, level, before) {
    await executor.run(removeMeasurements, [level, before.toISOString()]);
  },
};

const rowOf = (row: Row): MeasurementRow => ({
  series: row.series as string,
  from: dateOf(row.from_ms),
  body: row.body as string,
});
