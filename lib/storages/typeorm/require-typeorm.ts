import { SUPPORTED_VERSIONS } from '../../support/versions/supported-versions.js';
import { UnsupportedVersionError } from '../../support/versions/unsupported-version-error.js';

/**
 * Tells by an object of the application, which may come from another copy of TypeORM than this library finds. Before
 * version 0.3 it was a Connection; patches of 0.3 and versions after 1 cannot be told.
 *
 * @throws UnsupportedVersionError
 */
export function requireTypeOrm(dataSource: object): void {
  if (!('initialize' in dataSource) && 'isConnected' in dataSource) throw tooOld();
}

/**
 * The class that the copy of TypeORM exports which this library finds.
 *
 * @throws UnsupportedVersionError
 */
export function requireDataSource<Class extends object>(exported: Class | undefined): Class {
  if (exported === undefined) throw tooOld();
  return exported;
}

const tooOld = () =>
  new UnsupportedVersionError('TypeORM', '0.2 or older', SUPPORTED_VERSIONS.typeorm);
