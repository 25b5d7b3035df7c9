import type { ConfiguredValues } from '../../job/configuration/configured-values.js';
import { InvalidConfigurationError } from '../../job/errors/invalid-configuration-error.js';
import { configuredOn } from '../../job/job-metadata.js';
import type { ServiceType } from '../../job/service-type.js';

/**
 * Reads all values that decorators take from providers, so that one error names everything that is wrong.
 *
 * @throws InvalidConfigurationError
 */
export function requireConfiguration(
  classes: Iterable<ServiceType>,
  values: ConfiguredValues,
): void {
  const errors: InvalidConfigurationError[] = [];
  for (const configured of new Set([...classes].flatMap(configuredOn))) {
    try {
      values.of(configured);
    } catch (error) {
      if (!(error instanceof InvalidConfigurationError)) throw error;
      errors.push(error);
    }
  }
  const [first] = errors;
  if (errors.length === 1) throw first;
  if (first) {
    throw new InvalidConfigurationError(
      errors.flatMap(({ problems }) => problems),
      { cause: first.cause },
    );
  }
}
