import { NoOpenTransactionError } from '../../../../../storage/errors/no-open-transaction-error.js';
import { OtherDatabaseError } from '../../../../../storage/errors/other-database-error.js';
import type { CallerTransaction } from '../../../../../support/caller-transaction.js';
import type { Tables } from '../schema/tables.js';
import { identify, requireTransaction } from './identity.sql.js';
import { isMissingPart } from './missing-part.js';
import type { Executor } from './postgres-database.js';

/** `no_active_sql_transaction` */
const NO_TRANSACTION = '25P01';

/** As much of TypeORM's objects as names the DataSource; before version 1, `connection`. */
type MaybeOfTypeOrm = CallerTransaction & {
  readonly dataSource?: object;
  readonly connection?: object;
};

/**
 * Makes sure that a caller's transaction is open in the database of the store. It asks the database once for each
 * DataSource, and each time for a transaction of another library, which cannot say whether it is open.
 */
export class StoreIdentity {
  private own: string | undefined;
  private readonly known = new WeakSet<object>();

  /** @param dataSource what the store was given: its transactions are in the database of the store */
  constructor(
    private readonly store: Executor & { readonly tables: Tables },
    dataSource: object | undefined,
  ) {
    if (dataSource) this.known.add(dataSource);
  }

  /**
   * @throws OtherDatabaseError
   * @throws NoOpenTransactionError
   */
  async requireSame(transaction: MaybeOfTypeOrm, caller: Executor): Promise<void> {
    const dataSource = transaction.dataSource ?? transaction.connection;
    if (dataSource && this.known.has(dataSource)) return;

    if (!(await this.isSame(await this.identityFor(caller, !dataSource)))) throw this.error();
    if (dataSource) this.known.add(dataSource);
  }

  private async isSame(identity: string): Promise<boolean> {
    if (identity === this.own) return true;
    // At first, and where the schema was made anew since.
    this.own = await this.identityOf(this.store);
    return identity === this.own;
  }

  private async identityFor(caller: Executor, mayBeClosed: boolean): Promise<string> {
    try {
      if (mayBeClosed) await caller.run(requireTransaction);
      return await this.identityOf(caller);
    } catch (error) {
      if (isMissingPart(error)) throw this.error({ cause: error });
      const { code } = error as { code?: unknown };
      throw code === NO_TRANSACTION ? new NoOpenTransactionError() : error;
    }
  }

  private async identityOf(executor: Executor): Promise<string> {
    const [row] = await executor.run(identify, [this.store.tables.job]);
    return String(row?.identity);
  }

  private error(options?: ErrorOptions): OtherDatabaseError {
    return new OtherDatabaseError(this.store.tables.schema, options);
  }
}
