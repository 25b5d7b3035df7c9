import type { Turns } from '../../../support/flow/turns.js';
import { type ReadingLimits, readingGivenUp, readingTurns } from '../../parts/reading-turns.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { RedisScript, ScriptArgument } from '../scripts/redis-script.js';

/** After this time a reading begins no other script, in milliseconds. */
const LIMIT_MS = 5_000;

/**
 * Readings for people: they end in time, whatever number of bounded scripts they need, and only a few run at the same
 * time. Other work of the store never waits behind more than the scripts of those few.
 */
export class TimedReadings {
  private readonly turns: Turns;

  constructor(
    private readonly redis: RedisExecutor,
    limits: ReadingLimits,
    private readonly limitMs = LIMIT_MS,
  ) {
    this.turns = readingTurns(limits);
  }

  /** @param operation for people: what is done, such as `search jobs` */
  read<T>(operation: string, work: (reader: RedisExecutor) => Promise<T>): Promise<T> {
    return this.turns.run(() => work(new TimedReader(this.redis, operation, this.limitMs)));
  }
}

class TimedReader implements RedisExecutor {
  private readonly begunMs = performance.now();

  constructor(
    private readonly redis: RedisExecutor,
    private readonly operation: string,
    private readonly limitMs: number,
  ) {}

  async run<T>(script: RedisScript, args?: readonly ScriptArgument[]): Promise<T> {
    if (performance.now() - this.begunMs > this.limitMs) throw readingGivenUp(this.operation);
    return this.redis.run<T>(script, args);
  }
}
