import { OtherDatabaseError } from '../../../storage/errors/other-database-error.js';
import type { CallerTransaction } from '../../../support/caller-transaction.js';

/** As much of TypeORM's objects as names the DataSource; before version 1, `connection`. */
type MaybeOfTypeOrm = CallerTransaction & {
  readonly dataSource?: object;
  readonly connection?: object;
};

/** What a kind of database is asked. */
export interface IdentityQuestions<E> {
  /** The store itself, outside of all transactions. */
  readonly store: E;
  /** What tells the store from those in other databases. */
  identityOf(executor: E): Promise<string>;
  /** @throws NoOpenTransactionError */
  requireTransaction(executor: E): Promise<void>;
  /** Whether the database lacks the tables of the store. */
  isMissingPart(error: unknown): boolean;
  /** The schema of the store, as SQL quotes it. */
  schema(): Promise<string>;
}

/**
 * Makes sure that a caller's transaction is open in the database of the store. It asks the database once for each
 * DataSource, and each time for a transaction of another library, which cannot say whether it is open.
 */
export class StoreIdentity<E> {
  private own: string | undefined;
  private readonly known = new WeakSet<object>();

  /** @param dataSource what the store was given: its transactions are in the database of the store */
  constructor(
    private readonly questions: IdentityQuestions<E>,
    dataSource: object | undefined,
  ) {
    if (dataSource) this.known.add(dataSource);
  }

  /**
   * @throws OtherDatabaseError
   * @throws NoOpenTransactionError
   */
  async requireSame(transaction: MaybeOfTypeOrm, caller: E): Promise<void> {
    const dataSource = transaction.dataSource ?? transaction.connection;
    if (dataSource && this.known.has(dataSource)) return;

    if (!(await this.isSame(await this.identityFor(caller, !dataSource)))) throw await this.error();
    if (dataSource) this.known.add(dataSource);
  }

  private async isSame(identity: string): Promise<boolean> {
    if (identity === this.own) return true;
    // At first, and where the schema was made anew since.
    this.own = await this.questions.identityOf(this.questions.store);
    return identity === this.own;
  }

  private async identityFor(caller: E, mayBeClosed: boolean): Promise<string> {
    try {
      if (mayBeClosed) await this.questions.requireTransaction(caller);
      return await this.questions.identityOf(caller);
    } catch (error) {
      if (this.questions.isMissingPart(error)) throw await this.error({ cause: error });
      throw error;
    }
  }

  private async error(options?: ErrorOptions): Promise<OtherDatabaseError> {
    return new OtherDatabaseError(await this.questions.schema(), options);
  }
}
