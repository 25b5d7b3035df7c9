import { dateOf } from '../../../../parts/instants.js';
import type {
  MeasurementOperations,
  MeasurementRow,
} from '../../../../sql/measurements/measurement-operations.js';
import {
  measurementOf,
  storedMeasurementOf,
} from '../../../../sql/measurements/measurement-rows.js';
import type { Row } from '../../../../sql/row.js';
import { instantText, jsonColumn, jsonPackets, jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { takeMutex } from '../connection/mutex.sql.js';
import {
  addMeasurements,
  holdMeasurements,
  holdMeasurementsAt,
  holdMeasurementsOf,
  putMeasurements,
  readMeasurements,
  removeHeldMeasurements,
  removeMeasurements,
} from './measurements.sql.js';

const NEVER = new Date(Date.UTC(9999, 0, 1));

export const mysqlMeasurements: MeasurementOperations<Executor> = {
  add(executor, measurements) {
    const rows = measurements.map(({ id, series, from, body }) => [
      id,
      series,
      instantText(from),
      body,
    ]);
    return executor.atomically('add measurements', async (within) => {
      for (const packet of jsonPackets(rows)) await within.change(addMeasurements, [packet]);
    });
  },

  async lockFolding(executor) {
    await executor.change(takeMutex, ['fold-measurements']);
  },

  async take(executor, level, before, limit) {
    return takeHeld(executor, await executor.run(holdMeasurements, [level, before, limit]));
  },

  async takeOf(executor, series, level, before, limit) {
    const values = [series, level, before, limit];
    return takeHeld(executor, await executor.run(holdMeasurementsOf, values));
  },

  async takeAt(executor, level, places) {
    const rows = jsonRows(places.map(({ series, from }) => [series, instantText(from)]));
    return takeHeld(executor, await executor.run(holdMeasurementsAt, [rows, level]));
  },

  async put(executor, level, rows) {
    const cells = rows.map(({ series, from, body }) => [series, instantText(from), body]);
    for (const packet of jsonPackets(cells))
      await executor.change(putMeasurements, [level, packet]);
  },

  async read(executor, series, since, until = NEVER) {
    const wanted = jsonColumn([...new Set(series)]);
    const rows = await executor.run(readMeasurements, [wanted, since, until]);
    return rows.map(storedMeasurementOf);
  },

  async remove(executor, level, before) {
    await executor.change(removeMeasurements, [level, before]);
  },
};

async function takeHeld(executor: Executor, held: readonly Row[]): Promise<MeasurementRow[]> {
  if (held.length === 0) return [];

  const keys = held.map((row) => [row.series, row.level, instantText(dateOf(row.from_ms)), row.id]);
  await executor.change(removeHeldMeasurements, [jsonRows(keys)]);
  return held.map(measurementOf);
}
