import type { CallerTransaction } from '../../../support/caller-transaction.js';

/** After these times, in milliseconds, it may have been committed where nobody says so. */
const GUESSES_MS = [0, 20, 100, 500, 2_000, 10_000, 30_000];

/** As much of TypeORM's QueryRunner as tells the end of its transaction, of whichever version it comes. */
interface Runner {
  readonly isTransactionActive: boolean;
  /** Before version 1, `connection`. */
  readonly dataSource?: unknown;
  readonly connection?: unknown;
}

interface SubscribedDataSource {
  /** Initializing the DataSource replaces the list. */
  readonly subscribers: unknown[];
}

/** Of a DataSource; TypeORM calls it for each end of a transaction, and of a savepoint. */
const subscriber = {
  afterTransactionCommit({ queryRunner }: { readonly queryRunner: Runner }): void {
    if (queryRunner.isTransactionActive) return;
    for (const call of take(queryRunner)) call();
  },
  afterTransactionRollback({ queryRunner }: { readonly queryRunner: Runner }): void {
    if (!queryRunner.isTransactionActive) take(queryRunner);
  },
};

const waiting = new WeakMap<Runner, (() => void)[]>();

/**
 * Calls `committed` when the transaction has been committed. Where it is not TypeORM's, nobody can be asked, and it is
 * called now and several times within half a minute.
 *
 * @param committed never throws
 */
export function afterCommit(transaction: CallerTransaction, committed: () => void): void {
  const runner = runnerOf(transaction);
  const dataSource = runner?.dataSource ?? runner?.connection;
  if (!runner || !isSubscribed(dataSource)) {
    guess(committed);
    return;
  }

  if (!dataSource.subscribers.includes(subscriber)) dataSource.subscribers.push(subscriber);
  const calls = waiting.get(runner) ?? [];
  calls.push(committed);
  waiting.set(runner, calls);
}

function take(runner: Runner): readonly (() => void)[] {
  const calls = waiting.get(runner) ?? [];
  waiting.delete(runner);
  return calls;
}

function guess(committed: () => void): void {
  for (const ms of GUESSES_MS) setTimeout(committed, ms).unref();
}

function runnerOf(transaction: CallerTransaction & { readonly queryRunner?: unknown }) {
  const runner = (transaction.queryRunner ?? transaction) as Partial<Runner>;
  return typeof runner.isTransactionActive === 'boolean' ? (runner as Runner) : undefined;
}

const isSubscribed = (value: unknown): value is SubscribedDataSource =>
  typeof value === 'object' &&
  value !== null &&
  'subscribers' in value &&
  Array.isArray(value.subscribers);
