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

export function embeddedDatabaseOf(
  { dataDir = DEFAULT_DATA_DIR }: EmbeddedStorageOption,
  logger: Logger,
): OptionDatabase {
  const onCreation = (place: string) =>
    logger.info('Making the embedded database, which takes some seconds', { dataDir: place });
  const driver = createPgliteDriver({ dataDir, onCreation });
  return {
    dataSource: privateDataSource({ type: 'postgres', driver }),
    own: { exclusive: true },
  };
}
