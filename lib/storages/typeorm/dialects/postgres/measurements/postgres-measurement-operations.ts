import type { MeasurementOperations } from '../../../../sql/measurements/measurement-operations.js';
import {
  measurementOf,
  storedMeasurementOf,
} from '../../../../sql/measurements/measurement-rows.js';
import type { Executor } from '../connection/postgres-database.js';
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
    return (await executor.run(takeMeasurements, parameters)).map(measurementOf);
  },

  async takeOf(executor, series, level, before, limit) {
    const parameters = [series, level, before.toISOString(), limit];
    return (await executor.run(takeMeasurementsOf, parameters)).map(measurementOf);
  },

  async takeAt(executor, level, places) {
    const parameters = [
      level,
      places.map(({ series }) => series),
      places.map(({ from }) => from.toISOString()),
    ];
    return (await executor.run(takeMeasurementsAt, parameters)).map(measurementOf);
  },

  async put(executor, level, rows) {
    await executor.run(putMeasurements, [
      level,
      rows.map(({ series }) => series),
      rows.map(({ from }) => from.toISOString()),
      rows.map(({ body }) => body),
    ]);
  },

  async read(executor, series, since, until) {
    const parameters = [[...series], since.toISOString(), until?.toISOString() ?? 'infinity'];
    const rows = await executor.run(readMeasurements, parameters);
    return rows.map(storedMeasurementOf);
  },

  async remove(executor, level, before) {
    await executor.run(removeMeasurements, [level, before.toISOString()]);
  },
};
