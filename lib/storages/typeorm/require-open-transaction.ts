import { NoOpenTransactionError } from '../../storage/errors/no-open-transaction-error.js';
import type { CallerTransaction } from '../../support/caller-transaction.js';

/** As much as tells the classes of TypeORM apart, of whichever copy of it they come. */
interface PerhapsOfTypeOrm {
  /** Of an EntityManager; before version 1, `connection`. */
  readonly dataSource?: unknown;
  readonly connection?: unknown;
  readonly queryRunner?: { readonly isTransactionActive: boolean } | undefined;
  /** Of a DataSource. */
  readonly createQueryRunner?: unknown;
  /** Of a QueryRunner. */
  readonly isTransactionActive?: boolean;
}

/**
 * We cannot check a transaction that is not TypeORM's, so we trust it.
 *
 * @throws NoOpenTransactionError
 */
export function requireOpenTransaction(given: CallerTransaction & PerhapsOfTypeOrm): void {
  const { queryRunner } = given;
  const isActive = queryRunner?.isTransactionActive ?? given.isTransactionActive;
  const mustSay = (given.dataSource ?? given.connection ?? given.createQueryRunner) !== undefined;
  if (isActive === false || (mustSay && !isActive)) throw new NoOpenTransactionError();
}
