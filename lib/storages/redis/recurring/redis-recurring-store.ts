import { requireValidLimit } from '../../../storage/monitoring/valid-search.js';
import type {
  OccurrenceRecord,
  RecurringDecision,
  RecurringJobChange,
  RecurringJobRecord,
  RecurringStore,
} from '../../../storage/recurring/recurring-store.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { optionalDateOf } from '../../parts/instants.js';
import type { RedisExecutor } from '../redis-executor.js';
import {
  CHANGE_RECURRING,
  FIND_OCCURRENCES,
  FIND_RECURRING,
  LIST_RECURRING,
  NEXT_RECURRING,
  RECORD_TRIGGER,
  REMOVE_RECURRING,
} from './change-recurring.lua.js';
import {
  type OccurrenceRow,
  occurrenceArguments,
  occurrenceOf,
  triggerText,
} from './occurrence-texts.js';
import {
  type RecurringRow,
  recurringFieldArguments,
  recurringJobOf,
  writeOf,
} from './recurring-row.js';
import { RecurringScheduling } from './recurring-scheduling.js';

const OCCURRENCES_IN_SCRIPT = 200;

export class RedisRecurringStore implements RecurringStore {
  private readonly scheduling: RecurringScheduling;

  constructor(private readonly redis: RedisExecutor) {
    this.scheduling = new RecurringScheduling(redis);
  }

  async change(
    id: string,
    decide: (current: RecurringJobRecord | undefined) => RecurringJobChange | undefined,
  ): Promise<RecurringJobRecord | undefined> {
    // Each turn is lost to a change that somebody else has stored, so some change is always stored.
    for (;;) {
      const row = await this.redis.run<RecurringRow | null>(FIND_RECURRING, [id]);
      const current = row ? recurringJobOf(row) : undefined;
      const change = decide(current);
      if (!change) return row ? recurringJobOf(row) : undefined;

      const { passed = [], ...values } = change;
      const changed = await this.redis.run<RecurringRow | null>(CHANGE_RECURRING, [
        id,
        row ? writeOf(row) : '',
        passed.length,
        ...passed.flatMap((one) => occurrenceArguments(one)),
        ...recurringFieldArguments(values),
      ]);
      if (changed) return recurringJobOf(changed);
    }
  }

  async remove(id: string): Promise<boolean> {
    return (await this.redis.run(REMOVE_RECURRING, [id])) === 1;
  }

  async find(id: string): Promise<RecurringJobRecord | undefined> {
    const row = await this.redis.run<RecurringRow | null>(FIND_RECURRING, [id]);
    return row ? recurringJobOf(row) : undefined;
  }

  async list(): Promise<RecurringJobRecord[]> {
    const records: RecurringJobRecord[] = [];
    let last: string | null = '';
    do {
      const [next, rows]: [string | null, RecurringRow[]] = await this.redis.run(LIST_RECURRING, [
        last,
      ]);
      records.push(...rows.map(recurringJobOf));
      last = next;
    } while (last !== null);
    return records;
  }

  async findOccurrences(
    ids: readonly string[],
    limit: number,
  ): Promise<Map<string, OccurrenceRecord[]>> {
    requireValidLimit(limit);
    const found = new Map<string, OccurrenceRecord[]>();
    const all = [...new Set(ids)].map(async (id) => [id, await this.occurrencesOf(id, limit)]);
    for (const [id, occurrences] of (await Promise.all(all)) as [string, OccurrenceRecord[]][]) {
      if (occurrences.length > 0) found.set(id, occurrences);
    }
    return found;
  }

  schedule(limit: number, decide: RecurringDecision): Promise<number> {
    return this.scheduling.schedule(limit, decide);
  }

  async recordTrigger(id: string, jobId: string, by?: string): Promise<void> {
    if (isUuid(jobId)) await this.redis.run(RECORD_TRIGGER, [id, jobId, triggerText(by)]);
  }

  async nextRunAt(): Promise<Date | undefined> {
    return optionalDateOf(await this.redis.run<string | null>(NEXT_RECURRING));
  }

  private async occurrencesOf(id: string, limit: number): Promise<OccurrenceRecord[]> {
    // What is recorded meanwhile moves others to later places, where they would be found again.
    const byName = new Map<string, OccurrenceRecord | undefined>();
    for (let first = 0; byName.size < limit; first += OCCURRENCES_IN_SCRIPT) {
      const last = Math.min(limit, first + OCCURRENCES_IN_SCRIPT) - 1;
      if (last < first) break;
      const rows = await this.redis.run<OccurrenceRow[]>(FIND_OCCURRENCES, [id, first, last]);
      for (const row of rows) byName.set(row[0], occurrenceOf(row));
      if (rows.length < OCCURRENCES_IN_SCRIPT) break;
    }
    return [...byName.values()].filter((one) => one !== undefined);
  }
}
