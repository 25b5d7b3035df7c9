import type { CallerTransaction } from '../support/caller-transaction.js';
import type { SqlTransaction } from '../support/sql-transaction.js';

export interface TransactionOptions {
  /**
   * The TypeORM `EntityManager` of the caller's open transaction, in which the job is created. Nobody sees or
   * runs the job before COMMIT, and after ROLLBACK it never existed. A manager without an open transaction,
   * such as `dataSource.manager`, is refused with a NoOpenTransactionError. With null, the job is created outside of
   * every transaction.
   *
   * @default the transaction that the calling code is in, if the module has the option `ambientTransaction`; inside
   *   of `@TransactionalJob`, the transaction of the job
   */
  readonly manager?: CallerTransaction | null | undefined;
  /**
   * In the place of `manager`: the open transaction of another library, by a function of `nestjs-hangfire/transactions`,
   * such as `knexTransaction(trx)`.
   */
  readonly transaction?: SqlTransaction | undefined;
}
