/**
 * Whether an import failed because the package is not installed, or because the package misses a package that it needs.
 */
export function isPackageMissing(error: unknown): boolean {
  const { code } = Object(error) as { code?: unknown };
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}
