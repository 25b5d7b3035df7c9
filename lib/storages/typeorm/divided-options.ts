import type { TypeOrmStorageOptions } from './typeorm-storage-options.js';

/** Those that stand beside TypeORM's where an application names a database. `poolSize` is TypeORM's there. */
type OwnOptions = Omit<TypeOrmStorageOptions, 'poolSize' | 'exclusive'>;

/** Tells the options of the store from TypeORM's. */
export function dividedOptions<Option extends object>(option: Option & OwnOptions) {
  const {
    schema,
    tablePrefix,
    preparedStatements,
    notifications,
    answerTimeoutMs,
    connectionTimeoutMs,
    wakeUp,
    ...given
  } = option;
  const own: OwnOptions = {
    schema,
    tablePrefix,
    preparedStatements,
    notifications,
    answerTimeoutMs,
    connectionTimeoutMs,
    wakeUp,
  };
  return { own, given };
}
