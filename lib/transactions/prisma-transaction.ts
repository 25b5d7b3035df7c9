import { NoOpenTransactionError } from '../storage/errors/no-open-transaction-error.js';
import { UnsupportedTransactionError } from '../storage/errors/unsupported-transaction-error.js';
import { isRecord } from '../support/is-record.js';
import type { SqlTransaction } from '../support/sql-transaction.js';

/** The part of the client in an interactive transaction of Prisma that runs statements. */
export interface PrismaTransaction {
  $queryRawUnsafe(sql: string, ...parameters: unknown[]): PromiseLike<unknown>;
}

/** The code of Prisma for an interactive transaction that has ended. */
const HAS_ENDED = 'P2028';

/** For the option `transaction`: the client that `prisma.$transaction` gives to its callback, on PostgreSQL. */
export function prismaTransaction(tx: PrismaTransaction): SqlTransaction {
  if (typeof tx?.$queryRawUnsafe !== 'function') {
    throw new UnsupportedTransactionError(
      'prismaTransaction',
      'the client that prisma.$transaction() gives to its callback',
      tx,
    );
  }
  return {
    async query(sql, parameters) {
      try {
        // Prisma answers raw queries with rows.
        return (await tx.$queryRawUnsafe(sql, ...parameters)) as readonly object[];
      } catch (error) {
        if (isRecord(error) && error.code === HAS_ENDED) throw new NoOpenTransactionError();
        throw errorOfDatabase(error);
      }
    },
  };
}

/** The store knows the errors of the database by their code. Prisma keeps the code deep inside its own error. */
function errorOfDatabase(error: unknown): unknown {
  const meta = isRecord(error) && error.meta;
  const wrapped = isRecord(meta) && meta.driverAdapterError;
  const fields = isRecord(wrapped) && wrapped.cause;
  if (!isRecord(fields) || typeof fields.originalCode !== 'string') return error;

  const ofDatabase = new Error(String(fields.originalMessage), { cause: error });
  return Object.assign(ofDatabase, { code: fields.originalCode });
}
