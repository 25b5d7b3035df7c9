import type { StorageOption } from '../../nest/options/storage-option.js';
import type { TransactionOpener } from '../../storage/transaction-opener.js';
import { type OpeningSource, openerOf } from '../../storages/typeorm/opener-of.js';

/** Opens transactions on the DataSource in which the application keeps its jobs when it is not under test. */
export function openerOfOption(option: StorageOption | undefined): TransactionOpener | undefined {
  const given: unknown = option && 'dataSource' in option ? option.dataSource : option;
  return isDataSource(given) ? openerOf(given) : undefined;
}

const isDataSource = (given: unknown): given is OpeningSource =>
  typeof given === 'object' &&
  given !== null &&
  'createQueryRunner' in given &&
  'transaction' in given;
