import { requireValidBound } from '../../../storage/monitoring/valid-search.js';
import type {
  CounterPoint,
  CounterRange,
  StateCounts,
  StatisticsStore,
} from '../../../storage/statistics/statistics-store.js';
import { counterPoints } from '../../parts/counter-points.js';
import { inPairs } from '../in-pairs.js';
import type { RedisExecutor } from '../redis-executor.js';
import { COUNT_BY_STATE, READ_COUNTER } from './statistics.lua.js';

export class RedisStatisticsStore implements StatisticsStore {
  constructor(private readonly redis: RedisExecutor) {}

  async countByState(atMost?: number): Promise<StateCounts> {
    if (atMost !== undefined) requireValidBound(atMost);
    const counts = this.numbersIn(await this.redis.run<string[]>(COUNT_BY_STATE));
    return { byState: Object.fromEntries(counts), bounded: [] };
  }

  async readCounter(name: string, range: CounterRange): Promise<CounterPoint[]> {
    const hours = this.numbersIn(await this.redis.run<string[]>(READ_COUNTER, [name]));
    return counterPoints(
      hours.map(([hour, value]) => [Number(hour), value]),
      range,
    );
  }

  private numbersIn(texts: readonly string[]): [name: string, value: number][] {
    return inPairs(texts).map(([name, value]) => [name, Number(value)]);
  }
}
