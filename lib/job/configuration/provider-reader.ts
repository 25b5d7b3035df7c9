import { types } from 'node:util';
import { ConfigurationNotReadyError } from '../errors/configuration-not-ready-error.js';
import { InvalidConfigurationError } from '../errors/invalid-configuration-error.js';
import { type Configurable, type ConfigurableOptions, isObject } from './configurable.js';
import type { Configured } from './configured.js';
import { errorWords } from './error-words.js';
import { FromProvider } from './from.js';
import type { ProviderLookup } from './provider-lookup.js';
import type { ValueReader } from './value-reader.js';

/** Reads the values of one decorator. */
export class ProviderReader implements ValueReader {
  private readonly asked = new Set<string>();

  constructor(
    private readonly configured: Configured<unknown>,
    private readonly find: ProviderLookup,
  ) {}

  value<Value>(given: Configurable<Value>, name: string): Value {
    return given instanceof FromProvider ? this.ask(given, `its ${name}`) : given;
  }

  options<Options>(given: ConfigurableOptions<Options>): Options {
    if (given instanceof FromProvider) return this.ask(given, 'its options');
    if (!isObject(given) || Array.isArray(given)) return given as Options;

    const entries = Object.entries(given).map(([name, value]) => [
      name,
      value instanceof FromProvider ? this.ask(value, `the option "${name}"`) : value,
    ]);
    return Object.fromEntries(entries) as Options;
  }

  /** What to do about a wrong value. */
  advice(): string {
    const names = [...this.asked].join(' and ');
    return `Values come from ${names}: correct the configuration, or convert the value in the function of from().`;
  }

  private ask<Value>(source: FromProvider<Value>, what: string): Value {
    const { providerName: name } = source;
    const found = this.find(source.token);
    if (found.is === 'pending') {
      throw new ConfigurationNotReadyError(String(this.configured), name);
    }
    if (found.is === 'missing') {
      throw this.refused(
        `${what} should come from ${name}, which is no singleton provider of this application. ` +
          'Import the module that provides it.',
      );
    }
    this.asked.add(name);
    return this.read(source, found.instance, what);
  }

  private read<Value>(source: FromProvider<Value>, provider: unknown, what: string): Value {
    const { providerName: name } = source;
    let value: Value;
    try {
      // The cast is safe, because `from` got the token and the function together.
      value = source.read(provider as never);
    } catch (cause) {
      throw this.refused(
        `${what} could not be read from ${name}: ${errorWords(cause)} ` +
          'Correct the configuration, or give a default in the function of from().',
        { cause },
      );
    }
    if (!types.isPromise(value)) return value;
    // Handles a rejection of the promise, because nobody else will.
    value.catch(() => {});
    throw this.refused(
      `${what} must not be a promise. Await the value in a provider, such as an async useFactory, and read it from there.`,
    );
  }

  private refused(problem: string, options?: ErrorOptions): InvalidConfigurationError {
    return new InvalidConfigurationError([`${this.configured}: ${problem}`], options);
  }
}
