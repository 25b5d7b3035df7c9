import type { CallerTransaction } from '../../support/caller-transaction.js';
import type { AmbientTransaction } from './ambient-transaction.js';
import { loadLibrary } from './load-library.js';

/** The part of the class TransactionHost that this library needs. */
interface TransactionHost {
  readonly tx: CallerTransaction;
  isTransactionActive(): boolean;
  withTransaction<T>(propagation: string, options: object, work: () => Promise<T>): Promise<T>;
}

interface Library {
  readonly TransactionHost: { getInstance(connectionName?: string): unknown };
}

/** The value of `Propagation.RequiresNew`. */
const REQUIRES_NEW = 'REQUIRES_NEW';

/**
 * For the option `ambientTransaction`: jobs join transactions of `@nestjs-cls/transactional` with its adapter for
 * TypeORM. The application loads the package when it starts. The start fails if `ClsPluginTransactional` is not
 * registered.
 *
 * @param connectionName the `connectionName` of the `ClsPluginTransactional`, if it has one
 */
export function nestjsClsTransaction(connectionName?: string): AmbientTransaction {
  let library: Library | undefined;
  // The adapter decides the type of `tx`. If the store cannot use it, the store's error says why.
  const host = () => library?.TransactionHost.getInstance(connectionName) as TransactionHost;

  return {
    async prepare() {
      library = await loadLibrary<Library>(
        '@nestjs-cls/transactional',
        () => import('@nestjs-cls/transactional'),
      );
      host();
    },
    current() {
      return library && host().isTransactionActive() ? host().tx : undefined;
    },
    run(work, { isolationLevel }) {
      const options = isolationLevel === undefined ? {} : { isolationLevel };
      return host().withTransaction(REQUIRES_NEW, options, work);
    },
  };
}
