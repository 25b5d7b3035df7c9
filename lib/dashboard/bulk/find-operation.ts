import type { BulkOperationRecord } from '../../storage/bulk/bulk-store.js';
import type { JobStorage } from '../../storage/job-storage.js';
import { NotFoundError } from '../errors/not-found-error.js';

/** @throws NotFoundError */
export async function findOperation(
  id: string,
  { bulk }: Pick<JobStorage, 'bulk'>,
): Promise<BulkOperationRecord> {
  const found = await bulk.find(id);
  if (!found) throw new NotFoundError('bulk operation', id);
  return found;
}
