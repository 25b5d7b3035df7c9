import { TransactionLibraryMissingError } from '../errors/transaction-library-missing-error.js';

const NOT_FOUND = new Set<unknown>(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);

/**
 * Loads an optional package when the application that uses it starts.
 *
 * @throws TransactionLibraryMissingError
 */
export async function loadLibrary<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (NOT_FOUND.has((error as NodeJS.ErrnoException | undefined)?.code)) {
      throw new TransactionLibraryMissingError(name, { cause: error });
    }
    throw error;
  }
}
