/**
 * The class that names a provider: concrete, or abstract when it serves as a token.
 *
 * `never[]` accepts every constructor, whatever it has injected.
 */
export type ServiceType<T = unknown> = abstract new (...args: never[]) => T;
