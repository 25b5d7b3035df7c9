import type { CallerTransaction } from '../support/caller-transaction.js';
import type { SqlTransaction } from '../support/sql-transaction.js';

export interface TransactionOptions {
  /**
   * The TypeORM `EntityManager` of the caller's open transaction. The job is created in this transaction: nobody sees
   * or runs the job before COMMIT, and after ROLLBACK it never existed. A manager without an open transaction, such as
   * `dataSource.manager`, is refused with a NoOpenTransactionError. With null, the job is created outside of every
   * transaction.
   *
   * @default the transaction that the calling code is in, if the module has the option `ambientTransaction`; inside of
   *   `@TransactionalJob`, the transaction of the job
   */
  readonly manager?: CallerTransaction | null | undefined;
  /**
   * The open transaction of another library, in the place of `manager`. A function of `nestjs-hangfire/transactions`
   * makes it, such as `knexTransaction(trx)`.
   */
  readonly transaction?: SqlTransaction | undefined;
}
