import type { StorageOption } from '../../nest/options/storage-option.js';
import type { TransactionOpener } from '../../storage/transaction-opener.js';

/** As much of a DataSource as opens a transaction. */
interface DataSource {
  transaction(...args: unknown[]): Promise<unknown>;
}

/** Transactions on the DataSource that the application keeps its jobs in, where it is not under test. */
export function openerOf(option: StorageOption | undefined): TransactionOpener | undefined {
  const given: unknown = option && 'dataSource' in option ? option.dataSource : option;
  if (!isDataSource(given)) return undefined;

  return {
    // Its answer is that of `work`.
    transaction: <T>(work: unknown, { isolationLevel }: { isolationLevel?: string | undefined }) =>
      given.transaction(
        ...(isolationLevel === undefined ? [] : [isolationLevel]),
        work,
      ) as Promise<T>,
  };
}

const isDataSource = (given: unknown): given is DataSource =>
  typeof given === 'object' &&
  given !== null &&
  'createQueryRunner' in given &&
  'transaction' in given;
