import { requireOpenTransaction } from '../../storages/typeorm/require-open-transaction.js';
import type { CallerTransaction } from '../../support/caller-transaction.js';
import { OpenTransaction } from './open-transaction.js';

/** The part of TypeORM's QueryRunner that tells when its transactions end. */
interface QueryRunner {
  readonly isTransactionActive: boolean;
  readonly dataSource?: DataSource;
  /** The earlier name of `dataSource`. */
  readonly connection?: DataSource;
}

interface DataSource {
  readonly subscribers: object[];
}

interface TransactionEvent {
  readonly queryRunner: QueryRunner;
}

type MaybeOfTypeOrm = CallerTransaction & { readonly queryRunner?: QueryRunner | undefined };

/**
 * The open transactions of the application: transactions that a test has begun by `transaction`, and real
 * transactions of TypeORM, whose subscribers hear of their end.
 */
export class CallerTransactions {
  private open = new Map<object, OpenTransaction>();
  private readonly watched = new WeakSet<DataSource>();

  constructor(private readonly commit: (transaction: OpenTransaction) => Promise<void>) {}

  /**
   * The open transaction of a manager; undefined for a stand-in if no test has begun a transaction with it.
   *
   * @throws NoOpenTransactionError
   */
  find(manager: MaybeOfTypeOrm): OpenTransaction | undefined {
    const { queryRunner } = manager;
    const known = this.open.get(queryRunner ?? manager);
    if (known) return known;

    requireOpenTransaction(manager);
    if (queryRunner?.isTransactionActive !== true) return undefined;

    this.watch(queryRunner.dataSource ?? queryRunner.connection);
    return this.begin(queryRunner);
  }

  /**
   * Runs `work`. Jobs that `work` creates with this manager become visible when `work` has ended, or never if it
   * throws.
   */
  async run<T>(manager: object, work: () => Promise<T>): Promise<T> {
    const outer = this.open.get(manager);
    if (outer) return runNested(outer, work);

    const transaction = this.begin(manager);
    try {
      const result = await work();
      this.open.delete(manager);
      await this.commit(transaction);
      return result;
    } finally {
      this.open.delete(manager);
    }
  }

  /** Forgets all transactions. */
  clear(): void {
    this.open = new Map();
  }

  private begin(key: object): OpenTransaction {
    const transaction = new OpenTransaction();
    this.open.set(key, transaction);
    return transaction;
  }

  private watch(dataSource: DataSource | undefined): void {
    if (!dataSource || this.watched.has(dataSource)) return;

    this.watched.add(dataSource);
    dataSource.subscribers.push({
      afterTransactionStart: ({ queryRunner }: TransactionEvent) =>
        this.open.get(queryRunner)?.beginNested(),
      afterTransactionCommit: ({ queryRunner }: TransactionEvent) => this.committed(queryRunner),
      afterTransactionRollback: ({ queryRunner }: TransactionEvent) => this.rolledBack(queryRunner),
    });
  }

  private async committed(queryRunner: QueryRunner): Promise<void> {
    const transaction = this.open.get(queryRunner);
    if (!transaction) return;
    if (queryRunner.isTransactionActive) return transaction.commitNested();

    this.open.delete(queryRunner);
    await this.commit(transaction);
  }

  private rolledBack(queryRunner: QueryRunner): void {
    if (queryRunner.isTransactionActive) this.open.get(queryRunner)?.rollBackNested();
    else this.open.delete(queryRunner);
  }
}

async function runNested<T>(outer: OpenTransaction, work: () => Promise<T>): Promise<T> {
  outer.beginNested();
  try {
    const result = await work();
    outer.commitNested();
    return result;
  } catch (error) {
    outer.rollBackNested();
    throw error;
  }
}
