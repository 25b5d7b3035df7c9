import type {
  MeasurementLevel,
  StoredMeasurement,
} from '../../../storage/measurements/measurement-store.js';
import { dateOf } from '../../parts/instants.js';
import type { Row } from '../row.js';
import type { MeasurementRow } from './measurement-operations.js';

export const measurementOf = (row: Row): MeasurementRow => ({
  series: row.series as string,
  from: dateOf(row.from_ms),
  body: row.body as string,
});

export const storedMeasurementOf = (row: Row): StoredMeasurement => ({
  ...measurementOf(row),
  id: row.id as string,
  level: row.level as MeasurementLevel,
});
