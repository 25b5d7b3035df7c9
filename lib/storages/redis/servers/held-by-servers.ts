import type { RedisExecutor } from '../redis-executor.js';
import type { RedisScript } from '../scripts/redis-script.js';
import {
  END_TURNS,
  FIND_GONE_HOLDERS,
  FREE_LOCKS_OF_NOBODY,
  FREE_LOCKS_OF_SERVER,
} from './held-by-servers.lua.js';

const BEGINNING = '0';

/** The locks and turns that servers leave behind. */
export class HeldByServers {
  constructor(private readonly redis: RedisExecutor) {}

  /** Frees all that a removed server has held. */
  async free(serverId: string): Promise<void> {
    await this.walk(END_TURNS, serverId);
    while ((await this.redis.run(FREE_LOCKS_OF_SERVER, [serverId])) === 1);
  }

  /** Frees the locks of runs whose server and job are both gone. */
  async freeLocksOfNobody(): Promise<void> {
    for (const serverId of await this.redis.run<string[]>(FIND_GONE_HOLDERS)) {
      await this.walk(FREE_LOCKS_OF_NOBODY, serverId);
    }
  }

  private async walk(script: RedisScript, serverId: string): Promise<void> {
    let cursor = BEGINNING;
    do {
      cursor = await this.redis.run<string>(script, [serverId, cursor]);
    } while (cursor !== BEGINNING);
  }
}
