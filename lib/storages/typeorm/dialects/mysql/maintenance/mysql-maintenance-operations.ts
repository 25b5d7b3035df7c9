import { linkPlaceOf } from '../../../../sql/maintenance/link-rows.js';
import type {
  LinkPlace,
  MaintenanceOperations,
} from '../../../../sql/maintenance/maintenance-operations.js';
import type { Row } from '../../../../sql/row.js';
import { removeOldAuditEntries } from '../audit/audit.sql.js';
import { findCircularBatches } from '../batches/circular-batches.sql.js';
import { removeEndedBulkOperations } from '../bulk/bulk-operations.sql.js';
import { jsonColumn, jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { findLinksBehind, noteParents, removeLinks } from '../continuations/continuations.sql.js';
import { incrementBatches } from '../jobs/apply-transitions.sql.js';
import { removeJobs } from '../jobs/create-jobs.sql.js';
import {
  findCrowded,
  findNth,
  removeOldOccurrences,
} from '../recurring/recurring-occurrences.sql.js';
import { foldCounters } from '../statistics/fold-counters.js';
import {
  holdExpiredBatches,
  holdExpiredInExpired,
  holdOldFailedJobs,
  removeBatches,
} from './expiration.sql.js';

const BEGINNING: LinkPlace = { parentId: '', childId: '', condition: '' };
/** Of each recurring job the latest so many occurrences are kept, and at most so many of the last 30 days. */
const KEPT = 100;
const KEPT_AT_MOST = 10_000;
const LONG_AGO = '1970-01-01';

export const mysqlMaintenance: MaintenanceOperations<Executor> = {
  removeFailed(executor, retentionMs, limit) {
    return executor.atomically('remove failed jobs', async (within) => {
      const rows = await within.run(holdOldFailedJobs, [retentionMs, limit]);
      if (rows.length === 0) return { count: 0, hasBatches: false, hasContinuations: false };

      const parents = rows.filter(({ has_continuations: it }) => Number(it) === 1);
      const lost = countByBatch(rows);
      await within.change(removeJobs, [listed(rows)]);
      if (parents.length > 0) await within.change(noteParents, [listed(parents)]);
      if (lost.length > 0) await within.change(incrementBatches, [jsonRows(lost)]);
      return {
        count: rows.length,
        hasBatches: lost.length > 0,
        hasContinuations: parents.length > 0,
      };
    });
  },

  removeBatches(executor, limit) {
    return executor.atomically('remove expired batches', async (within) => {
      const rows = await within.run(holdExpiredBatches, [limit]);
      const gone = rows.length > 0 ? rows : await circularIn(within, limit);
      if (gone.length > 0) await within.change(removeBatches, [listed(gone)]);
      return gone.length;
    });
  },

  removeForgottenLinks(executor, { parentId, childId, condition } = BEGINNING, limit) {
    return executor.atomically('remove forgotten links', async (within) => {
      const behind = [parentId, parentId, childId, parentId, childId, condition];
      const seen = await within.run(findLinksBehind, [...behind, limit]);
      const forgotten = seen.filter(({ is_forgotten: it }) => Number(it) === 1);
      if (forgotten.length > 0) {
        const keys = forgotten.map((row) => [row.parent_id, row.child_id, row.condition]);
        await within.change(removeLinks, [jsonRows(keys)]);
      }
      const last = seen.at(-1);
      return { seen: seen.length, removed: forgotten.length, last: last && linkPlaceOf(last) };
    });
  },

  async removeOldOccurrences(executor) {
    for (const { recurring_id: id } of await executor.run(findCrowded)) {
      const [hundredth] = await executor.run(findNth, [id, KEPT - 1]);
      const [lastKept] = await executor.run(findNth, [id, KEPT_AT_MOST - 1]);
      if (!hundredth) continue;
      const times = [hundredth.nominal_at, lastKept?.nominal_at ?? LONG_AGO];
      await executor.change(removeOldOccurrences, [id, ...times]);
    }
  },

  removeAuditEntries(executor, retentionMs, limit) {
    return executor.change(removeOldAuditEntries, [retentionMs, limit]);
  },

  removeBulkOperations(executor, retentionMs) {
    return executor.change(removeEndedBulkOperations, [retentionMs]);
  },

  foldCounters,
};

const listed = (rows: readonly Row[]) => jsonColumn(rows.map(({ id }) => id));

/** For their batches, removed jobs are deleted and no longer Failed. */
function countByBatch(rows: readonly Row[]): readonly (readonly unknown[])[] {
  const amounts = new Map<unknown, number>();
  for (const { batch_id: id } of rows) {
    if (id !== null) amounts.set(id, (amounts.get(id) ?? 0) + 1);
  }
  return [...amounts].map(([id, amount]) => [id, 0, -amount, amount]);
}

/** Of circular batches none is outside of the others. */
async function circularIn(executor: Executor, limit: number): Promise<readonly Row[]> {
  const nested = await executor.run(holdExpiredInExpired, [limit]);
  return nested.length === 0 ? [] : executor.run(findCircularBatches, [listed(nested)]);
}
