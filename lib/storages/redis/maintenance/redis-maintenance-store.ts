import {
  AUDIT_RETENTION_MS,
  BULK_RETENTION_MS,
  type ExpirationOptions,
  type MaintenanceStore,
} from '../../../storage/maintenance/maintenance-store.js';
import { REMOVE_OLD_ACTIONS } from '../audit/audit.lua.js';
import { REMOVE_OLD_BULKS } from '../bulk/bulk.lua.js';
import { FORGET_LINKS } from '../continuations/forget-links.lua.js';
import { FORGET_OCCURRENCES } from '../recurring/forget-occurrences.lua.js';
import { jobOutcomeOf, outcomeText } from '../recurring/occurrence-texts.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { RedisScript, ScriptArgument } from '../scripts/redis-script.js';
import { FORGET_HOURS } from '../statistics/statistics.lua.js';
import { BATCHES_IN_REMOVAL, REMOVE_EXPIRED_BATCHES } from './remove-batches.lua.js';
import {
  REMOVE_EXPIRED_JOBS,
  REMOVE_FAILED_JOBS,
  REMOVE_WITH_OUTCOMES,
} from './remove-jobs.lua.js';
import { untilDone } from './until-done.js';

type ExpiredJob = readonly [id: string, state: string, since: string, history: string];

/**
 * Everything is removed in steps, each of which is complete in itself: several servers may remove at once, and what one of them
 * leaves another one removes.
 */
export class RedisMaintenanceStore implements MaintenanceStore {
  constructor(private readonly redis: RedisExecutor) {}

  async removeExpired(options: ExpirationOptions): Promise<void> {
    const { failedRetentionMs, auditRetentionMs = AUDIT_RETENTION_MS } = options;
    await untilDone(() => this.removeExpiredJobs());
    if (failedRetentionMs !== undefined) await this.repeat(REMOVE_FAILED_JOBS, failedRetentionMs);
    await this.removeExpiredBatches();
    await untilDone(async () => (await this.redis.run(FORGET_LINKS)) === 1);
    await this.forgetOldOccurrences();
    await this.repeat(REMOVE_OLD_ACTIONS, auditRetentionMs);
    await this.repeat(REMOVE_OLD_BULKS, Math.max(BULK_RETENTION_MS, auditRetentionMs));
  }

  /** The counters of the hours are always up to date. What is left to do is to forget old hours. */
  async foldCounters(): Promise<void> {
    let cursor = '';
    await untilDone(async () => {
      cursor = await this.redis.run<string>(FORGET_HOURS, [cursor]);
      return cursor !== '0';
    });
  }

  /** @returns whether there may be more */
  private async removeExpiredJobs(): Promise<boolean> {
    const [hasMore, kept] = await this.redis.run<[0 | 1, ExpiredJob[]]>(REMOVE_EXPIRED_JOBS);
    if (kept.length > 0) {
      const outcomes = kept.flatMap(([id, state, since, history]) => [
        id,
        outcomeText(jobOutcomeOf({ state, since: Number(since), history })),
      ]);
      await this.redis.run(REMOVE_WITH_OUTCOMES, outcomes);
    }
    return hasMore === 1;
  }

  private async removeExpiredBatches(): Promise<void> {
    let staying = 0;
    await untilDone(async () => {
      const [seen, left] = await this.redis.run<[number, number]>(REMOVE_EXPIRED_BATCHES, [
        staying,
      ]);
      staying += left;
      return seen === BATCHES_IN_REMOVAL;
    });
  }

  private async forgetOldOccurrences(): Promise<void> {
    let last = '';
    await untilDone(async () => {
      const [hasMore, next] = await this.redis.run<[0 | 1, string]>(FORGET_OCCURRENCES, [last]);
      last = next;
      return hasMore === 1;
    });
  }

  private repeat(script: RedisScript, argument: ScriptArgument): Promise<void> {
    return untilDone(async () => (await this.redis.run(script, [argument])) === 1);
  }
}
