import type { CallerTransaction } from '../../support/caller-transaction.js';
import type { AmbientTransaction } from './ambient-transaction.js';
import { loadLibrary } from './load-library.js';

/** As much as this library needs of the class TransactionHost. */
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
 * For the option `ambientTransaction`: jobs join transactions of `@nestjs-cls/transactional` with its adapter for TypeORM.
 * The package is loaded when the application starts, which fails where `ClsPluginTransactional` is not registered.
 *
 * @param connectionName the `connectionName` of the `ClsPluginTransactional`, if it has one
 */
export function nestjsClsTransaction(connectionName?: string): AmbientTransaction {
  let library: Library | undefined;
  // The adapter decides about the type of `tx`; the store says what is wrong with one that it cannot use.
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
