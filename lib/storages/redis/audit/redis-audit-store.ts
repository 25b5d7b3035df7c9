import type {
  AuditEntry,
  AuditPage,
  AuditRecord,
  AuditStore,
} from '../../../storage/audit/audit-store.js';
import { requireValidLimit, requireValidSearch } from '../../../storage/monitoring/valid-search.js';
import { auditCursor, idInAuditCursor } from '../../parts/audit-cursor.js';
import { contains } from '../../parts/monitoring/containing.js';
import { inPairs } from '../in-pairs.js';
import type { RedisExecutor } from '../redis-executor.js';
import { ENTRIES_IN_SCRIPT, LIST_ACTIONS, RECORD_ACTION } from './audit.lua.js';
import { auditRecordOf, auditText } from './audit-text.js';

/** How many entries one call looks at. A search that goes on behind them has a next page. */
const MAX_LOOKED_AT = 20_000;

export class RedisAuditStore implements AuditStore {
  constructor(private readonly redis: RedisExecutor) {}

  async record(entry: AuditEntry): Promise<void> {
    await this.redis.run(RECORD_ACTION, [auditText(entry)]);
  }

  async list({ limit, cursor, words = [] }: AuditPage) {
    requireValidSearch({ words });
    requireValidLimit(limit);
    const found: AuditRecord[] = [];
    let before = cursor === undefined ? '+inf' : idInAuditCursor(cursor);
    for (let lookedAt = 0; lookedAt < MAX_LOOKED_AT; lookedAt += ENTRIES_IN_SCRIPT) {
      const records = await this.readBefore(before);
      for (const record of records) {
        if (!words.every((word) => has(record, word))) continue;
        if (found.length === limit) return pageUntil(found, found.at(-1)?.id);
        found.push(record);
      }
      if (records.length < ENTRIES_IN_SCRIPT) return pageUntil(found, undefined);
      before = records.at(-1)?.id ?? before;
    }
    return pageUntil(found, before);
  }

  private async readBefore(id: string): Promise<AuditRecord[]> {
    const texts = await this.redis.run<string[]>(LIST_ACTIONS, [id]);
    return inPairs(texts).map(([id, text]) => auditRecordOf(id, text));
  }
}

const pageUntil = (entries: AuditRecord[], last: string | undefined) => ({
  entries,
  ...(last === undefined ? {} : { next: auditCursor(last) }),
});

const has = ({ user, action, subject, details }: AuditRecord, word: string) =>
  [user, action, subject, details].some((text) => contains(text, word));
