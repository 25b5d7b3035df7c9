import type { StorageOption } from '../../nest/options/storage-option.js';
import type { TransactionOpener } from '../../storage/transaction-opener.js';
import { type OpeningSource, openerOf } from '../../storages/typeorm/opener-of.js';

/** Transactions on the DataSource that the application keeps its jobs in, where it is not under test. */
export function openerOfOption(option: StorageOption | undefined): TransactionOpener | undefined {
  const given: unknown = option && 'dataSource' in option ? option.dataSource : option;
  return isDataSource(given) ? openerOf(given) : undefined;
}

const isDataSource = (given: unknown): given is OpeningSource =>
  typeof given === 'object' &&
  given !== null &&
  'createQueryRunner' in given &&
  'transaction' in given;
