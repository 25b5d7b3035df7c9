import * as common from '@nestjs/common';
import { SUPPORTED_VERSIONS } from '../../support/versions/supported-versions.js';
import { UnsupportedVersionError } from '../../support/versions/unsupported-version-error.js';

/**
 * By what Nest exports, which is there in a bundle as well: version 10 has moved its cache into another
 * package. Later versions than the supported ones cannot be told.
 *
 * @throws UnsupportedVersionError
 */
export function requireNest(exported: object = common): void {
  if (!('CacheModule' in exported)) return;
  throw new UnsupportedVersionError('Nest', '9 or older', SUPPORTED_VERSIONS.nest);
}
