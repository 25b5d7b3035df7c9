import { NoOpenTransactionError } from '../../../../../storage/errors/no-open-transaction-error.js';
import type { IdentityQuestions } from '../../../connection/store-identity.js';
import type { Tables } from '../schema/tables.js';
import { identify, requireTransaction } from './identity.sql.js';
import { isMissingPart } from './missing-part.js';
import type { Executor } from './postgres-database.js';

/** `no_active_sql_transaction` */
const NO_TRANSACTION = '25P01';

export const identityQuestions = (
  store: Executor & { readonly tables: Tables },
): IdentityQuestions<Executor> => ({
  store,
  isMissingPart,
  schema: async () => store.tables.schema,

  async identityOf(executor) {
    const [row] = await executor.run(identify, [store.tables.job]);
    return String(row?.identity);
  },

  async requireTransaction(executor) {
    try {
      await executor.run(requireTransaction);
    } catch (error) {
      const { code } = error as { code?: unknown };
      throw code === NO_TRANSACTION ? new NoOpenTransactionError() : error;
    }
  },
});
