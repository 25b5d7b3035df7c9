import type {
  AuditEntry,
  AuditPage,
  AuditRecord,
  AuditStore,
} from '../../../../../storage/audit-store.js';
import { cursorOf, type Place, placeOfCursor } from '../../../../../storage/search-cursor.js';
import { requireValidLimit, requireValidSearch } from '../../../../../storage/valid-search.js';
import { dateOf } from '../../../../sql/instants.js';
import type { PostgresDatabase, Row } from '../connection/postgres-database.js';
import type { TimedReads } from '../connection/timed-reads.js';
import { containing } from '../monitoring/like-pattern.js';
import { withoutNul } from '../without-nul.js';
import { insertAuditEntry, listAuditEntries } from './audit.sql.js';

const PART = 'audit';
const LAST_ID = '9223372036854775807';

export class PostgresAuditStore implements AuditStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly reads: TimedReads,
  ) {}

  /** What somebody did is recorded, whatever characters are in it. */
  async record({ user, action, subject, details }: AuditEntry): Promise<void> {
    const texts = [user, action, subject].map(withoutNul);
    await this.database.run(insertAuditEntry, [
      ...texts,
      details === undefined ? null : withoutNul(details),
    ]);
  }

  async list({ limit, cursor, words }: AuditPage) {
    requireValidSearch({ words });
    requireValidLimit(limit);
    const patterns = words === undefined || words.length === 0 ? null : words.map(containing);
    const id = cursor === undefined ? LAST_ID : idIn(cursor);
    const rows = await this.reads.read('list the audit', (reader) =>
      reader.run(listAuditEntries, [limit + 1, id, patterns]),
    );

    const found = rows.filter((row) => row.is_edge !== true);
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : rows.find((row) => row.is_edge === true);
    return {
      entries: page.map(auditRecordOf),
      ...(last ? { next: cursorOf({ part: PART, key: [String(last.id)] }) } : {}),
    };
  }
}

const isKey = ({ part, key }: Place) =>
  part === PART && key.length === 1 && /^\d{1,18}$/.test(key[0] ?? '');

const idIn = (cursor: string) => placeOfCursor(cursor, isKey).key[0] ?? LAST_ID;

const auditRecordOf = (row: Row): AuditRecord => ({
  id: String(row.id),
  at: dateOf(row.at_ms),
  user: row.user_name as string,
  action: row.action as string,
  subject: row.subject as string,
  details: (row.details as string | null) ?? undefined,
});
