import { types } from 'node:util';
import type { TransactionSource } from '../../creation/transaction-source.js';
import { NoOpenTransactionError } from '../../storage/errors/no-open-transaction-error.js';
import type { CallerTransaction } from '../../support/caller-transaction.js';
import { HangfireError } from '../../support/hangfire-error.js';
import { AmbientTransactionError } from '../errors/ambient-transaction-error.js';
import type { AmbientTransaction, AmbientTransactionOption } from './ambient-transaction.js';

/** The parts of TypeORM's objects that show whether a transaction is open. */
interface PerhapsOfTypeOrm {
  readonly dataSource?: unknown;
  readonly connection?: unknown;
  readonly createQueryRunner?: unknown;
  readonly queryRunner?: QueryRunner | undefined;
  readonly isTransactionActive?: boolean;
  readonly isReleased?: boolean;
}

interface QueryRunner {
  readonly isTransactionActive: boolean;
  readonly isReleased: boolean;
}

/** The transactions that the option `ambientTransaction` knows. */
export class AmbientSource implements TransactionSource {
  readonly ambient: AmbientTransaction;

  constructor(option: AmbientTransactionOption) {
    this.ambient = typeof option === 'function' ? { current: option } : option;
  }

  async prepare(): Promise<void> {
    try {
      await this.ambient.prepare?.();
    } catch (error) {
      throw errorOf(error);
    }
  }

  /**
   * The current transaction, if it is open.
   *
   * @throws AmbientTransactionError
   * @throws NoOpenTransactionError when the transaction has ended and its connection was given back: a job that
   *   should be part of it comes too late
   */
  current(): CallerTransaction | undefined {
    const answer = this.ask();
    if (answer === undefined || answer === null) return undefined;
    const nonsense = nonsenseIn(answer);
    if (nonsense) throw new AmbientTransactionError(`it answered ${nonsense}`);
    return isOpen(answer as object) ? (answer as object) : undefined;
  }

  private ask(): unknown {
    try {
      return this.ambient.current();
    } catch (error) {
      throw errorOf(error);
    }
  }
}

function nonsenseIn(answer: unknown): string | undefined {
  if (typeof answer !== 'object') return `a ${typeof answer}`;
  if (types.isPromise(answer)) return 'a promise';
  // The application has given `nestjsClsTransaction` itself, and not its answer.
  return answer && 'prepare' in answer ? 'a library' : undefined;
}

/** @throws NoOpenTransactionError */
function isOpen(manager: PerhapsOfTypeOrm): boolean {
  const runner = manager.queryRunner ?? manager;
  if (runner.isReleased === true) throw new NoOpenTransactionError();
  if (runner.isTransactionActive !== undefined) return runner.isTransactionActive;

  const isOfTypeOrm = manager.dataSource ?? manager.connection ?? manager.createQueryRunner;
  return isOfTypeOrm === undefined;
}

function errorOf(error: unknown): HangfireError {
  if (error instanceof HangfireError) return error;
  const said = error instanceof Error ? error.message : String(error);
  return new AmbientTransactionError(`it threw "${said}"`, { cause: error });
}
