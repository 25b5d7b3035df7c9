import { inspect } from 'node:util';

/** The class, text or symbol under which Nest's container keeps a provider. */
export type ProviderToken<T> = (abstract new (...args: never[]) => T) | string | symbol;

/**
 * A value that a provider of the application gives. `from` makes it, and decorators accept it in place of a plain
 * value.
 */
export class FromProvider<out Value> {
  /** @param read called once for each application */
  constructor(
    readonly token: ProviderToken<unknown>,
    readonly read: (provider: never) => Value,
  ) {}

  /** The provider's name, for people. */
  get providerName(): string {
    const { token } = this;
    return typeof token === 'function' ? token.name : String(token);
  }

  toString(): string {
    return `from(${this.providerName}, …)`;
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

/**
 * A value for a decorator that a provider gives when the application starts:
 *
 * ```ts
 * @RecurringJob('report', from(ConfigService, (config) => config.get('REPORT_CRON') ?? null))
 * ```
 *
 * Each application in a process reads its own values, once, after its providers are made and before it runs jobs. The
 * provider has to be a singleton. Its hook `onModuleInit` may not have run yet.
 *
 * @param token the provider: a class, or the text or symbol under which it is provided
 * @param read gets the provider, and returns the value at once, not a promise
 * @throws TypeError when the token is not a token, or `read` is not a function; thrown when the class is loaded
 */
export function from<Provider, Value>(
  token: ProviderToken<Provider>,
  read: (provider: Provider) => Value,
): FromProvider<Value> {
  if (!['function', 'string', 'symbol'].includes(typeof token)) {
    throw new TypeError(
      `from: expected the class, text or symbol of a provider, got ${inspect(token)}. ` +
        'A circular import may have left the class undefined.',
    );
  }
  if (typeof read !== 'function') {
    throw new TypeError(`from: expected a function that reads the provider, got ${inspect(read)}.`);
  }
  return new FromProvider(token, read);
}
