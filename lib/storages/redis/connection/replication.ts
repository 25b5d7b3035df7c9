import { HealthLog } from '../../../support/health-log.js';
import type { Logger } from '../../../support/logger.js';
import type { RedisLine } from './redis-line.js';

export interface ReplicationOptions {
  /** How many replicas must have a change. */
  readonly replicas: number;
  readonly replicaTimeoutMs: number;
}

/**
 * Lets a change be done when enough replicas have it.
 *
 * Enough: what was changed reached them, and the next change is made at once. Short: a change did not reach them in
 * time, so before the next one they are asked first, and where they are still missing nothing is changed.
 */
export class Replication {
  private readonly health: HealthLog;
  private isShort = false;
  private asking: Promise<void> | undefined;

  constructor(
    private readonly options: ReplicationOptions,
    logger: Logger,
  ) {
    this.health = new HealthLog('replicas of Redis', logger);
  }

  /** @throws Error where replicas are missing before the change, or do not get it in time */
  async changed<T>(line: RedisLine, change: () => Promise<T>): Promise<T> {
    if (this.options.replicas === 0) return change();

    const server = await line.node();
    if (this.isShort) await this.ask(line);
    const answer = await change();
    if ((await line.node()) !== server) throw new Error('The server changed meanwhile');
    await this.require(line);
    return answer;
  }

  /** Once for all who want to change something. */
  private ask(line: RedisLine): Promise<void> {
    this.asking ??= this.require(line).finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async require(line: RedisLine): Promise<void> {
    const { replicas, replicaTimeoutMs } = this.options;
    const server = await line.node();
    const reached = await server.wait(replicas, replicaTimeoutMs);
    this.isShort = reached < replicas;
    if (!this.isShort) return this.health.succeeded();

    const error = new Error(
      `${reached} of ${replicas} replicas had the change within ${replicaTimeoutMs} ms`,
    );
    this.health.failed(error);
    throw error;
  }
}
