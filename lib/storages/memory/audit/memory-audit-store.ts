import type {
  AuditEntry,
  AuditPage,
  AuditRecord,
  AuditStore,
} from '../../../storage/audit/audit-store.js';
import { requireValidLimit, requireValidSearch } from '../../../storage/monitoring/valid-search.js';
import type { Clock } from '../../../support/time/clock.js';
import { auditCursor, idInAuditCursor } from '../../parts/audit-cursor.js';
import { contains } from '../../parts/monitoring/containing.js';

export class MemoryAuditStore implements AuditStore {
  /** The latest entry comes last. */
  private records: AuditRecord[] = [];
  private lastId = 0;

  constructor(private readonly clock: Clock) {}

  async record({ user, action, subject, details }: AuditEntry): Promise<void> {
    this.lastId += 1;
    const entry = { id: String(this.lastId), at: this.clock.now(), user, action, subject, details };
    this.records.push(entry);
  }

  async list({ limit, cursor, words = [] }: AuditPage) {
    requireValidSearch({ words });
    requireValidLimit(limit);
    const before =
      cursor === undefined ? Number.POSITIVE_INFINITY : Number(idInAuditCursor(cursor));
    const matching = this.records
      .filter((record) => Number(record.id) < before && words.every((word) => has(record, word)))
      .reverse();

    const entries = matching.slice(0, limit);
    const last = matching.length > limit ? entries.at(-1) : undefined;
    return { entries, ...(last ? { next: auditCursor(last.id) } : {}) };
  }

  forgetBefore(ms: number): void {
    this.records = this.records.filter(({ at }) => at.getTime() >= ms);
  }
}

const has = ({ user, action, subject, details }: AuditRecord, word: string) =>
  [user, action, subject, details].some((text) => contains(text, word));
