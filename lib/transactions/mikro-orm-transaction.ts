import { NoOpenTransactionError } from '../storage/errors/no-open-transaction-error.js';
import { UnsupportedTransactionError } from '../storage/errors/unsupported-transaction-error.js';
import type { SqlTransaction } from '../support/sql-transaction.js';
import { type KnexTransaction, knexTransaction } from './knex-transaction.js';
import { type KyselyTransaction, kyselyTransaction } from './kysely-transaction.js';

/**
 * The part of an `EntityManager` of MikroORM that leads to its transaction: a transaction of Kysely, or of Knex
 * before version 7.
 */
export interface MikroOrmTransaction {
  getTransactionContext(): KyselyTransaction | KnexTransaction | undefined;
}

/** For the option `transaction`: the `EntityManager` that `em.transactional` of MikroORM gives to its callback. */
export function mikroOrmTransaction(em: MikroOrmTransaction): SqlTransaction {
  if (typeof em?.getTransactionContext !== 'function') {
    throw new UnsupportedTransactionError(
      'mikroOrmTransaction',
      'the EntityManager of em.transactional() of MikroORM 6 or 7',
      em,
    );
  }
  return {
    async query(sql, parameters) {
      const trx = em.getTransactionContext();
      if (!trx) throw new NoOpenTransactionError();
      return adapterOf(trx).query(sql, parameters);
    },
  };
}

const adapterOf = (trx: KyselyTransaction | KnexTransaction): SqlTransaction =>
  'isCompleted' in trx ? knexTransaction(trx) : kyselyTransaction(trx);
