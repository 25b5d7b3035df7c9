import {
  type FoldGroup,
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

/** Measurements that are folded have no id of their own. */
const FOLDED = '';

export class MemoryMeasurementStore implements MeasurementStore {
  private readonly rows = new Map<string, StoredMeasurement>();

  async add(measurements: readonly Measurement[]): Promise<void> {
    for (const measurement of measurements) {
      const row: StoredMeasurement = { ...measurement, level: 'part' };
      const key = keyOf(row);
      if (!this.rows.has(key)) this.rows.set(key, row);
    }
  }

  async fold({ level, before, merge }: MeasurementFold): Promise<void> {
    const taken = this.withdraw((row) => row.level === level && row.from < before);
    this.join(nextLevel(level), foldGroups(level, taken), merge);
  }

  async split({ series, level, before, split, merge }: MeasurementSplit): Promise<void> {
    const taken = this.withdraw(
      (row) => row.series === series && row.level === level && row.from < before,
    );
    this.join(level, splitGroups({ split }, taken), merge);
  }

  async read(series: readonly string[], since: Date, until?: Date): Promise<StoredMeasurement[]> {
    const isMeant = ({ from }: StoredMeasurement) => from >= since && (!until || from < until);
    return [...this.rows.values()]
      .filter((row) => series.includes(row.series) && isMeant(row))
      .sort((a, b) => a.from.getTime() - b.from.getTime());
  }

  async forget(level: MeasurementLevel, before: Date): Promise<void> {
    this.withdraw((row) => row.level === level && row.from < before);
  }

  private join(
    level: MeasurementLevel,
    groups: readonly FoldGroup[],
    merge: MeasurementFold['merge'],
  ): void {
    for (const { series, from, bodies } of groups) {
      const place = { series, from, level, id: FOLDED };
      const there = this.rows.get(keyOf(place));
      const all = there ? [there.body, ...bodies] : bodies;
      this.rows.set(keyOf(place), { ...place, body: merge(series, all) });
    }
  }

  private withdraw(isMeant: (row: StoredMeasurement) => boolean): StoredMeasurement[] {
    const taken = [...this.rows.values()].filter(isMeant);
    for (const row of taken) this.rows.delete(keyOf(row));
    return taken;
  }
}

const keyOf = ({ series, level, from, id }: Omit<StoredMeasurement, 'body'>): string =>
  [series, level, from.getTime(), id].join(' ');
