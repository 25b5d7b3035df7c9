import type {
  CounterPoint,
  CounterRange,
  StateCounts,
  StatisticsStore,
} from '../../../../../storage/statistics-store.js';
import { dateOf } from '../../../../sql/instants.js';
import type { TimedReads } from '../connection/timed-reads.js';
import { counterName, finalStateOf } from './counter-names.js';
import { countUnfinished, readCounter, sumCounters } from './statistics.sql.js';

/** Further than this, unfinished jobs are not counted. */
const LIMIT = 100_000;

export class PostgresStatisticsStore implements StatisticsStore {
  constructor(private readonly reads: TimedReads) {}

  async countByState(): Promise<StateCounts> {
    const byState: Record<string, number> = {};
    const bounded: string[] = [];

    for (const { state, amount } of await this.reads.run('count unfinished jobs', countUnfinished, [
      LIMIT + 1,
    ])) {
      const counted = Number(amount);
      byState[state as string] = Math.min(counted, LIMIT);
      if (counted > LIMIT) bounded.push(state as string);
    }

    for (const { name, amount } of await this.reads.run('sum counters', sumCounters)) {
      const state = finalStateOf(name as string);
      if (state !== undefined) byState[state] = Number(amount);
    }
    return { byState, bounded };
  }

  async readCounter(name: string, { resolution, from }: CounterRange): Promise<CounterPoint[]> {
    const rows = await this.reads.run('read a counter', readCounter, [
      counterName(name),
      resolution,
      from.toISOString(),
    ]);
    return rows.map((row) => ({ from: dateOf(row.from_ms), value: Number(row.amount) }));
  }
}
