import { StorageUnavailableError } from '../../../storage/errors/storage-unavailable-error.js';

export class DataSourceDestroyedError extends StorageUnavailableError {
  override readonly code = 'HANGFIRE_DATA_SOURCE_DESTROYED';

  constructor() {
    super(
      'connect to the database',
      {},
      'The job store has no connections: the application has destroyed its DataSource. Initialise it ' +
        'again, or close the application that stores jobs there first. Trying again is safe.',
    );
  }
}
