/**
 * The class that names a provider: concrete, or abstract when it serves as a token.
 *
 * With `never[]`, every constructor fits, whatever is injected into it.
 */
export type ServiceType<T = unknown> = abstract new (...args: never[]) => T;
