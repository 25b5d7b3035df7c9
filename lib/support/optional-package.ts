import { isPackageMissing } from './is-package-missing.js';
import { OptionalPackageMissingError } from './optional-package-missing-error.js';

/**
 * Loads a package that not every application has.
 *
 * @param feature what needs the package, as the first word of the error
 * @param load imports the package, so that bundlers see its name
 * @throws OptionalPackageMissingError
 */
export async function optionalPackage<T>(
  feature: string,
  name: string,
  load: () => Promise<T>,
): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (!isPackageMissing(cause)) throw cause;
    throw new OptionalPackageMissingError(feature, name, { cause });
  }
}
