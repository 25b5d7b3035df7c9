import type { CallerTransaction } from '../../support/caller-transaction.js';
import type { AmbientTransaction } from './ambient-transaction.js';
import { loadLibrary } from './load-library.js';

/** The part of a DataSource that leads to the manager of the current transaction. */
interface DataSource {
  readonly manager: { getRepository(target: unknown): { readonly manager: CallerTransaction } };
}

interface Library {
  getDataSourceByName(name: string): unknown;
  runInTransaction(work: () => unknown, options: object): unknown;
}

/** The value of `Propagation.REQUIRES_NEW`. */
const REQUIRES_NEW = 'REQUIRES_NEW';

/**
 * This class is not an entity. A repository of any class knows the current manager, even if the DataSource was not
 * patched.
 */
class CurrentTransaction {}

/**
 * For the option `ambientTransaction`: jobs join transactions of `typeorm-transactional`. The application loads the
 * package when it starts. The start fails if `addTransactionalDataSource` was not called.
 *
 * @param dataSourceName the name that was given to `addTransactionalDataSource`, if any
 */
export function typeormTransactional(dataSourceName = 'default'): AmbientTransaction {
  let library: Library | undefined;
  const dataSource = () => {
    const found = library?.getDataSourceByName(dataSourceName);
    if (found) return found as DataSource;
    throw new Error(
      `typeorm-transactional has no DataSource "${dataSourceName}": call addTransactionalDataSource before the application starts`,
    );
  };

  return {
    async prepare() {
      library = await loadLibrary<Library>(
        'typeorm-transactional',
        () => import('typeorm-transactional'),
      );
      dataSource();
    },
    current() {
      return library && dataSource().manager.getRepository(CurrentTransaction).manager;
    },
    // The library returns the result of `work`.
    run<T>(work: () => Promise<T>, { isolationLevel }: { isolationLevel?: string | undefined }) {
      const options = { connectionName: dataSourceName, propagation: REQUIRES_NEW, isolationLevel };
      return library?.runInTransaction(work, options) as Promise<T>;
    },
  };
}
