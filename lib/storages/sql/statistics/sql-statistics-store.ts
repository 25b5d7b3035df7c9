import { requireValidBound } from '../../../storage/monitoring/valid-search.js';
import type {
  CounterPoint,
  CounterRange,
  StateCounts,
  StatisticsStore,
} from '../../../storage/statistics/statistics-store.js';
import type { TimedReads } from '../connection/timed-reads.js';
import type { StatisticsOperations } from './statistics-operations.js';

/** Further than this, unfinished jobs are not counted, unless somebody asks for less. */
const LIMIT = 100_000;

export class SqlStatisticsStore<E> implements StatisticsStore {
  constructor(
    private readonly reads: TimedReads<E>,
    private readonly operations: StatisticsOperations<E>,
  ) {}

  async countByState(atMost = LIMIT): Promise<StateCounts> {
    requireValidBound(atMost);
    const byState: Record<string, number> = {};
    const bounded: string[] = [];

    const [unfinished, finished] = await this.reads.readQuickly(
      'count jobs by state',
      async (reader) => [
        await this.operations.countUnfinished(reader, atMost + 1),
        await this.operations.countFinished(reader),
      ],
    );
    for (const { state, count } of unfinished) {
      byState[state] = Math.min(count, atMost);
      if (count > atMost) bounded.push(state);
    }
    for (const { state, count } of finished) byState[state] = count;
    return { byState, bounded };
  }

  readCounter(name: string, range: CounterRange): Promise<CounterPoint[]> {
    return this.reads.readQuickly('read a counter', (reader) =>
      this.operations.readCounter(reader, name, range),
    );
  }
}
