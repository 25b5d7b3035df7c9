import type { DataSource } from 'typeorm';
import type { TransactionOpener } from '../../storage/transaction-opener.js';

/** As much of a DataSource as opens a transaction. */
export type OpeningSource = Pick<DataSource, 'transaction'>;

/** Opens transactions in a pool of the application, whose repositories can take part. */
export const openerOf = (dataSource: OpeningSource): TransactionOpener => ({
  transaction: (work, { isolationLevel }) =>
    isolationLevel === undefined
      ? dataSource.transaction(work)
      : dataSource.transaction(isolationLevel, work),
});
