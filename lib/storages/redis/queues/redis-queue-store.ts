import { requireQueueName } from '../../../job/queue-name.js';
import type { ClaimedJob } from '../../../storage/jobs/records.js';
import type { CallName } from '../../../storage/queues/parked-jobs.js';
import type {
  ClaimRequest,
  LeasedJob,
  LocalWorkers,
  PausedQueue,
  QueueStore,
} from '../../../storage/queues/queue-store.js';
import { chunksOf } from '../../parts/chunks.js';
import type { LocalHandOff } from '../../parts/local-hand-off.js';
import { inPairs } from '../in-pairs.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { RedisScript } from '../scripts/redis-script.js';
import { scriptJson } from '../scripts/script-json.js';
import { CLAIM_JOBS } from './claim-jobs.lua.js';
import { type ClaimedRow, claimedJobsOf } from './claimed-jobs.js';
import { FIND_LOST_LEASES, HAND_BACK_JOBS, PARK_JOBS } from './leased-jobs.lua.js';
import {
  FIND_LEASES,
  PARKED_CALLS,
  PAUSE_QUEUE,
  PAUSED_QUEUES,
  RESUME_QUEUE,
} from './queues.lua.js';

const JOBS_IN_CLAIM = 200;
const LEASES_IN_SCRIPT = 200;

export class RedisQueueStore implements QueueStore {
  constructor(
    private readonly redis: RedisExecutor,
    private readonly handOff: LocalHandOff,
  ) {}

  offer(workers: LocalWorkers): () => void {
    return this.handOff.offer(workers);
  }

  async claim({ serverId, queues, limit, parked = [] }: ClaimRequest): Promise<ClaimedJob[]> {
    if (queues.length === 0) return [];

    const known = scriptJson(parked);
    const claimed: ClaimedJob[] = [];
    while (claimed.length < limit) {
      const wanted = Math.min(limit - claimed.length, JOBS_IN_CLAIM);
      const [now, rows] = await this.redis.run<[number, ClaimedRow[]]>(CLAIM_JOBS, [
        serverId,
        wanted,
        known,
        ...queues,
      ]);
      claimed.push(...claimedJobsOf(rows, serverId, now));
      if (rows.length < wanted) break;
    }
    return claimed;
  }

  async handBack(jobs: readonly LeasedJob[]): Promise<void> {
    await this.forEach(HAND_BACK_JOBS, jobs);
  }

  async park(jobs: readonly LeasedJob[]): Promise<void> {
    await this.forEach(PARK_JOBS, jobs);
  }

  async parkedCalls(queues: readonly string[]): Promise<CallName[]> {
    if (queues.length === 0) return [];

    const groups = await this.redis.run<string[]>(PARKED_CALLS, queues);
    const calls = new Map<string, CallName>();
    for (const group of groups) {
      const [, type, method] = JSON.parse(group) as [string, string, string];
      calls.set(JSON.stringify([type, method]), { type, method });
    }
    return [...calls.values()];
  }

  async findLeases(serverId: string): Promise<LeasedJob[]> {
    const leases = await this.redis.run<[string, number][]>(FIND_LEASES, [serverId]);
    return leases.map(([id, attempt]) => ({ id, lease: { serverId, attempt } }));
  }

  async findLostLeases(jobs: readonly LeasedJob[]): Promise<string[]> {
    const answers = await this.forEach<string[]>(FIND_LOST_LEASES, jobs);
    return answers.flat();
  }

  async pause(queue: string, by: string): Promise<boolean> {
    return (await this.redis.run(PAUSE_QUEUE, [requireQueueName(queue), by])) === 1;
  }

  async resume(queue: string): Promise<boolean> {
    return (await this.redis.run(RESUME_QUEUE, [queue])) === 1;
  }

  async pausedQueues(): Promise<PausedQueue[]> {
    const texts = await this.redis.run<string[]>(PAUSED_QUEUES);
    return inPairs(texts)
      .map(([name, text]) => {
        const { at, by } = JSON.parse(text) as { at: number; by: string };
        return { name, pausedAt: new Date(at), pausedBy: by };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private async forEach<Answer>(
    script: RedisScript,
    jobs: readonly LeasedJob[],
  ): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const chunk of chunksOf(jobs, { count: LEASES_IN_SCRIPT })) {
      const leases = chunk.flatMap(({ id, lease }) => [id, lease.serverId, lease.attempt]);
      answers.push(await this.redis.run<Answer>(script, leases));
    }
    return answers;
  }
}
