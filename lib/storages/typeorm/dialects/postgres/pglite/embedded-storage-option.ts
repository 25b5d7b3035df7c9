import type { Logger } from '../../../../../support/logger.js';
import type { OptionDatabase } from '../../../dialect.js';
import { privateDataSource } from '../connection/private-data-source.js';
import { createPgliteDriver } from './pglite-driver.js';

/** A PostgreSQL inside the process, for one process at a time. */
export interface EmbeddedStorageOption {
  readonly type: 'pglite';
  /**
   * The folder that holds the database. `memory://` keeps nothing.
   *
   * @default './.hangfire'
   */
  readonly dataDir?: string | undefined;
}

const DEFAULT_DATA_DIR = './.hangfire';

export function embeddedDatabaseOf(option: EmbeddedStorageOption, logger: Logger): OptionDatabase {
  const { type: _, dataDir = DEFAULT_DATA_DIR, ...own }: EmbeddedStorageOption & object = option;
  const onCreation = (place: string) =>
    logger.info('Making the embedded database, which takes some seconds', { dataDir: place });
  const driver = createPgliteDriver({ dataDir, onCreation });
  return {
    dataSource: privateDataSource({ type: 'postgres', driver }),
    // What else was given is checked like the options of any store.
    own: { ...own, exclusive: true },
  };
}
