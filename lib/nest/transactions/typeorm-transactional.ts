import type { CallerTransaction } from '../../support/caller-transaction.js';
import type { AmbientTransaction } from './ambient-transaction.js';
import { loadLibrary } from './load-library.js';

/** As much of a DataSource as leads to the manager of the current transaction. */
interface DataSource {
  readonly manager: { getRepository(target: unknown): { readonly manager: CallerTransaction } };
}

interface Library {
  getDataSourceByName(name: string): unknown;
  runInTransaction(work: () => unknown, options: object): unknown;
}

/** The value of `Propagation.REQUIRES_NEW`. */
const REQUIRES_NEW = 'REQUIRES_NEW';

/** No entity: a repository of anything knows the current manager, also where the DataSource was not patched. */
class CurrentTransaction {}

/**
 * For the option `ambientTransaction`: jobs join transactions of `typeorm-transactional`. The package is loaded when the
 * application starts, which fails where `addTransactionalDataSource` has not been called.
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
    // The answer of the library is that of `work`.
    run<T>(work: () => Promise<T>, { isolationLevel }: { isolationLevel?: string | undefined }) {
      const options = { connectionName: dataSourceName, propagation: REQUIRES_NEW, isolationLevel };
      return library?.runInTransaction(work, options) as Promise<T>;
    },
  };
}
