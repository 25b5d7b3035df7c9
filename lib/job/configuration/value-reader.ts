import type { Configurable, ConfigurableOptions } from './configurable.js';

/** Reads the values that a decorator was given. */
export interface ValueReader {
  /** @param name the option or argument, for people */
  value<Value>(given: Configurable<Value>, name: string): Value;
  options<Options>(given: ConfigurableOptions<Options>): Options;
}

/** Reads values of decorators that take nothing from a provider. */
export const plainReader: ValueReader = {
  value: <Value>(given: Configurable<Value>) => given as Value,
  options: <Options>(given: ConfigurableOptions<Options>) => given as Options,
};
