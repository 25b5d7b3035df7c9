import { requireValidBound } from '../../../storage/monitoring/valid-search.js';
import type {
  CounterPoint,
  CounterRange,
  StateCounts,
  StatisticsStore,
} from '../../../storage/statistics/statistics-store.js';
import type { MemoryTables } from '../memory-tables.js';

export class MemoryStatisticsStore implements StatisticsStore {
  constructor(private readonly tables: MemoryTables) {}

  async countByState(atMost?: number): Promise<StateCounts> {
    if (atMost !== undefined) requireValidBound(atMost);
    return { byState: this.tables.jobs.tally.byState(), bounded: [] };
  }

  async readCounter(name: string, range: CounterRange): Promise<CounterPoint[]> {
    return this.tables.counters.read(name, range);
  }
}
