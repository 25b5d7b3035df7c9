import { NoOpenTransactionError } from '../storage/errors/no-open-transaction-error.js';
import type { SqlTransaction } from '../support/sql-transaction.js';
import { type KyselyTransaction, kyselyTransaction } from './kysely-transaction.js';

/** As much of an `EntityManager` of MikroORM as leads to its transaction, which is one of Kysely. */
export interface MikroOrmTransaction {
  getTransactionContext(): KyselyTransaction | undefined;
}

/** For the option `transaction`: the `EntityManager` that `em.transactional` of MikroORM gives to its callback. */
export const mikroOrmTransaction = (em: MikroOrmTransaction): SqlTransaction => ({
  async query(sql, parameters) {
    const trx = em.getTransactionContext();
    if (!trx) throw new NoOpenTransactionError();

    return kyselyTransaction(trx).query(sql, parameters);
  },
});
