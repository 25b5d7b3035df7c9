/** Whether an import failed because there is no such package, or because the package lacks one of its own. */
export function isPackageMissing(error: unknown): boolean {
  const { code } = Object(error) as { code?: unknown };
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}
