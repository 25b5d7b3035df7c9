import * as common from '@nestjs/common';
import { SUPPORTED_VERSIONS } from '../../support/versions/supported-versions.js';
import { UnsupportedVersionError } from '../../support/versions/unsupported-version-error.js';

/**
 * Refuses versions of Nest before 10. The exports of Nest show the version, in a bundle as well: version 10 has
 * moved the cache into another package. Versions newer than the supported ones cannot be recognised.
 *
 * @throws UnsupportedVersionError
 */
export function requireNest(exported: object = common): void {
  if (!('CacheModule' in exported)) return;
  throw new UnsupportedVersionError('Nest', '9 or older', SUPPORTED_VERSIONS.nest);
}
