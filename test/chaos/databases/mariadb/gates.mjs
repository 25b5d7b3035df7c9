/** @import { Gate } from '../../proxy/wire-proxy.mjs' */

/**
 * Which statement of the transaction comes in the place of the one that PostgreSQL has, and where the work is done only with
 * the end of the transaction.
 *
 * @type {Readonly<Record<string, Pick<Gate, 'statement'> & Partial<Gate>>>}
 */
export const STATEMENTS = {
  'claim-jobs': { statement: 'lease-jobs', at: 'commit' },
  'finish-jobs': { statement: 'copy-to-finished' },
  'find-due-recurring-jobs': { statement: 'take-due-recurring-jobs' },
  'record-trigger': { statement: 'insert-trigger' },
  'fold-batches': { statement: 'remove-batch-increments' },
};
