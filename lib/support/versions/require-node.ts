import { SUPPORTED_VERSIONS } from './supported-versions.js';
import { UnsupportedVersionError } from './unsupported-version-error.js';

/** @throws UnsupportedVersionError */
export function requireNode(version: string = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isSupported = major === 20 ? minor >= 16 : major > 22 || (major === 22 && minor >= 3);
  if (!isSupported) throw new UnsupportedVersionError('Node.js', version, SUPPORTED_VERSIONS.node);
}
