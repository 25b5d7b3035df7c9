import { InvalidOptionsError } from '../../support/options/invalid-options-error.js';
import type { AnyDialect } from './dialects/dialects.js';
import type { TypeOrmStorageOptions } from './typeorm-storage-options.js';

/**
 * Options that would have no effect on the database are refused, where they are given.
 *
 * @throws InvalidOptionsError
 */
export function requireKnownOptions(
  { foreignOptions }: Pick<AnyDialect, 'foreignOptions'>,
  given: TypeOrmStorageOptions,
): void {
  const problems = Object.entries(foreignOptions).flatMap(([name, why]) => {
    const value = given[name as keyof TypeOrmStorageOptions];
    return value === undefined
      ? []
      : [`storage.${name}: expected nothing, because ${why}, got ${JSON.stringify(value)}.`];
  });
  if (problems.length > 0) throw new InvalidOptionsError('storage', problems);
}
