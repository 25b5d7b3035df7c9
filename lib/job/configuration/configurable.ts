import { FromProvider } from './from.js';

/** A plain value, or a value `from` a provider. */
export type Configurable<Value> = Value | FromProvider<Value>;

/** Options that may come `from` a provider, one by one or all together. */
export type ConfigurableOptions<Options> =
  | FromProvider<Options>
  | { [Name in keyof Options]: Configurable<Options[Name]> };

/** Whether a value, or one of the options of an object, comes from a provider. */
export function isConfigured(given: unknown): boolean {
  if (given instanceof FromProvider) return true;
  return isObject(given) && Object.values(given).some((value) => value instanceof FromProvider);
}

export const isObject = (given: unknown): given is object =>
  typeof given === 'object' && given !== null;
