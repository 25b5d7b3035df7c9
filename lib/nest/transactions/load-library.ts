import { isPackageMissing } from '../../support/is-package-missing.js';
import { TransactionLibraryMissingError } from '../errors/transaction-library-missing-error.js';

/**
 * Loads an optional package when the application that uses it starts.
 *
 * @throws TransactionLibraryMissingError
 */
export async function loadLibrary<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (isPackageMissing(error)) throw new TransactionLibraryMissingError(name, { cause: error });
    throw error;
  }
}
