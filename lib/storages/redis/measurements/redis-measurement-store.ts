import {
  foldGroups,
  nextLevel,
  splitGroups,
} from '../../../storage/measurements/measurement-folding.js';
import type {
  Measurement,
  MeasurementFold,
  MeasurementLevel,
  MeasurementSplit,
  MeasurementStore,
  StoredMeasurement,
} from '../../../storage/measurements/measurement-store.js';
import { chunksOf } from '../../parts/chunks.js';
import type { RedisExecutor } from '../redis-executor.js';
import { idIn, MeasurementFolder, timeIn } from './measurement-folder.js';
import { ADD_MEASUREMENTS, FORGET_MEASUREMENTS, READ_MEASUREMENTS } from './measurements.lua.js';

/** How many measurements one script adds. */
const MEASUREMENTS_IN_SCRIPT = {
  count: 100,
  size: {
    of: ({ body }: Measurement) => body.length,
    nameOf: ({ id }: Measurement) => `The measurement ${id}`,
  },
};

/** How many measurements one step folds. The process does nothing else while it merges them. */
const FOLD_SIZE = 50;
/** How many measurements one step splits: each may become hundreds. */
const SPLIT_SIZE = 5;

export class RedisMeasurementStore implements MeasurementStore {
  private readonly folder: MeasurementFolder;

  constructor(private readonly redis: RedisExecutor) {
    this.folder = new MeasurementFolder(redis);
  }

  async add(measurements: readonly Measurement[]): Promise<void> {
    for (const chunk of chunksOf(measurements, MEASUREMENTS_IN_SCRIPT)) {
      const fields = chunk.flatMap(({ series, from, id, body }) => [
        series,
        from.getTime(),
        id,
        body,
      ]);
      await this.redis.run(ADD_MEASUREMENTS, fields);
    }
  }

  fold({ level, before, merge }: MeasurementFold): Promise<void> {
    const groupsOf = foldGroups.bind(undefined, level);
    const to = nextLevel(level);
    return this.folder.fold({ from: level, to, before, merge, groupsOf, limit: FOLD_SIZE });
  }

  split({ series, level, before, split, merge }: MeasurementSplit): Promise<void> {
    const groupsOf = splitGroups.bind(undefined, { split });
    const levels = { from: level, to: level };
    return this.folder.fold({ ...levels, series, before, merge, groupsOf, limit: SPLIT_SIZE });
  }

  async read(series: readonly string[], since: Date, until?: Date): Promise<StoredMeasurement[]> {
    if (series.length === 0) return [];

    const rows = await this.redis.run<MeasurementRow[]>(READ_MEASUREMENTS, [
      since.getTime(),
      until ? `(${until.getTime()}` : '+inf',
      ...new Set(series),
    ]);
    return rows
      .map(([series, level, name, body]) => ({
        id: idIn(name),
        series,
        level,
        from: timeIn(name),
        body,
      }))
      .sort((a, b) => a.from.getTime() - b.from.getTime());
  }

  async forget(level: MeasurementLevel, before: Date): Promise<void> {
    while ((await this.redis.run(FORGET_MEASUREMENTS, [level, before.getTime()])) === 1);
  }
}

/** What `READ_MEASUREMENTS` answers for a measurement. */
type MeasurementRow = readonly [
  series: string,
  level: MeasurementLevel,
  name: string,
  body: string,
];
