import { InvalidOptionsError } from '../../support/options/invalid-options-error.js';
import { ConfigurationNotReadyError } from '../errors/configuration-not-ready-error.js';
import { InvalidConfigurationError } from '../errors/invalid-configuration-error.js';
import type { Configured } from './configured.js';
import { errorWords } from './error-words.js';
import type { ProviderLookup } from './provider-lookup.js';
import { ProviderReader } from './provider-reader.js';

/**
 * The values that decorators get in one application. The values of a decorator are read once, when they are first
 * needed. Another application in the same process reads its own.
 */
export class ConfiguredValues {
  private readonly made = new WeakMap<Configured<unknown>, { readonly meaning: unknown }>();

  constructor(private readonly find: ProviderLookup) {}

  /**
   * @throws InvalidConfigurationError when a provider is missing, throws, or gives a value that makes no sense
   * @throws ConfigurationNotReadyError while the container has not made the provider
   */
  of<Meaning>(configured: Configured<Meaning>): Meaning {
    const known = this.made.get(configured);
    if (known) return known.meaning as Meaning;

    const meaning = this.make(configured);
    this.made.set(configured, { meaning });
    return meaning;
  }

  private make<Meaning>(configured: Configured<Meaning>): Meaning {
    const reader = new ProviderReader(configured, this.find);
    try {
      return configured.make(reader);
    } catch (error) {
      if (error instanceof InvalidConfigurationError) throw error;
      if (error instanceof ConfigurationNotReadyError) throw error;
      const causes = error instanceof InvalidOptionsError ? error.problems : [errorWords(error)];
      throw new InvalidConfigurationError(
        causes.map((cause) => `${configured}: ${cause} ${reader.advice()}`),
        { cause: error },
      );
    }
  }
}

/** Used where there is no application, so nothing can be read. */
export const noConfiguredValues = new ConfiguredValues(() => ({ is: 'pending' }));
