import { NoOpenTransactionError } from '../../../../../storage/errors/no-open-transaction-error.js';
import type { IdentityQuestions } from '../../../connection/store-identity.js';
import { errnoOf, isMissingPart } from './error-codes.js';
import type { Executor } from './executor.js';
import { findMark, identify, markTransaction } from './identity.sql.js';
import { requireCharset } from './require-charset.js';

/** ER_SP_DOES_NOT_EXIST, which is said of savepoints as well. */
const NO_SAVEPOINT = 1305;

export const identityQuestions = (
  store: Executor,
  schema: () => Promise<string>,
): IdentityQuestions<Executor> => ({
  store,
  schema,
  isMissingPart,

  async identityOf(executor) {
    const [row] = await executor.run(identify);
    requireCharset(row?.charset);
    return String(row?.identity);
  },

  async requireTransaction(executor) {
    try {
      await executor.change(markTransaction);
      await executor.change(findMark);
    } catch (error) {
      throw errnoOf(error) === NO_SAVEPOINT ? new NoOpenTransactionError() : error;
    }
  },
});
