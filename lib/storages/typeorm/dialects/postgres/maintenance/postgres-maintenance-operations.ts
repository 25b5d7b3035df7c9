import { linkPlaceOf } from '../../../../sql/maintenance/link-rows.js';
import type {
  LinkPlace,
  MaintenanceOperations,
} from '../../../../sql/maintenance/maintenance-operations.js';
import { removeOldAuditEntries } from '../audit/audit.sql.js';
import { removeEndedBulkOperations } from '../bulk/bulk-operations.sql.js';
import type { Executor } from '../connection/postgres-database.js';
import { removeForgottenLinks } from '../continuations/continuations.sql.js';
import { removeOldOccurrences } from '../recurring/recurring-occurrences.sql.js';
import { foldCounters } from '../statistics/statistics.sql.js';
import { removeExpiredBatches, removeFailedJobs } from './expiration.sql.js';

const LOWEST_ID = '00000000-0000-0000-0000-000000000000';
const BEGINNING: LinkPlace = { parentId: LOWEST_ID, childId: LOWEST_ID, condition: '' };

export const postgresMaintenance: MaintenanceOperations<Executor> = {
  async removeFailed(executor, retentionMs, limit) {
    const [row] = await executor.run(removeFailedJobs, [retentionMs, limit]);
    return {
      count: Number(row?.removed ?? 0),
      hasBatches: row?.has_batch === true,
      hasContinuations: row?.has_continuations === true,
    };
  },

  async removeBatches(executor, limit) {
    return (await executor.run(removeExpiredBatches, [limit])).length;
  },

  async removeForgottenLinks(executor, { parentId, childId, condition } = BEGINNING, limit) {
    const parameters = [parentId, childId, condition, limit];
    const [row] = await executor.run(removeForgottenLinks, parameters);
    return {
      seen: Number(row?.seen ?? 0),
      removed: Number(row?.removed ?? 0),
      last: row && linkPlaceOf(row),
    };
  },

  removeOldOccurrences(executor) {
    return executor.run(removeOldOccurrences);
  },

  async removeAuditEntries(executor, retentionMs, limit) {
    return (await executor.run(removeOldAuditEntries, [retentionMs, limit])).length;
  },

  removeBulkOperations(executor, retentionMs) {
    return executor.run(removeEndedBulkOperations, [retentionMs]);
  },

  async foldCounters(executor, limit) {
    const [row] = await executor.run(foldCounters, [limit]);
    return Number(row?.amount ?? 0);
  },
};
