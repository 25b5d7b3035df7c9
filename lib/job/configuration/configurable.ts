import { FromProvider } from './from.js';

/** A value, or `from` a provider. */
export type Configurable<Value> = Value | FromProvider<Value>;

/** Options of which some, or all together, may come `from` a provider. */
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
