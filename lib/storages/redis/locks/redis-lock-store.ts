import type { LockRequest, LockStore } from '../../../storage/locks/lock-store.js';
import { chunksOf } from '../../parts/chunks.js';
import type { RedisExecutor } from '../redis-executor.js';
import { ACQUIRE_LOCKS } from './acquire-locks.lua.js';

const REQUESTS_IN_SCRIPT = 100;

export class RedisLockStore implements LockStore {
  constructor(private readonly redis: RedisExecutor) {}

  async acquire(requests: readonly LockRequest[]): Promise<string[]> {
    const holders: string[] = [];
    for (const chunk of chunksOf(requests, { count: REQUESTS_IN_SCRIPT })) {
      const args = chunk.flatMap(({ id, lease, resource, timeoutMs }) => [
        id,
        lease.serverId,
        lease.attempt,
        resource,
        timeoutMs,
      ]);
      holders.push(...(await this.redis.run<string[]>(ACQUIRE_LOCKS, args)));
    }
    return holders;
  }
}
