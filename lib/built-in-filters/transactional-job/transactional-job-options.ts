import { z } from 'zod';
import type { JobTransactionOptions } from '../../support/job-transaction-options.js';
import { parseOptions } from '../../support/options/options.js';

const schema = z.strictObject({
  isolationLevel: z
    .enum(['READ UNCOMMITTED', 'READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE'])
    .optional(),
});

export const resolveTransactionalJobOptions = (
  given: JobTransactionOptions,
): JobTransactionOptions => parseOptions('TransactionalJob', schema, given);
