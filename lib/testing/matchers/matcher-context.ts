/** The part of the `this` of a matcher in Jest and Vitest that we use here. */
export interface MatcherContext {
  readonly isNot?: boolean | undefined;
  /** Knows asymmetric matchers, such as `expect.any(String)`. */
  // Each test framework has a type of its own for the testers.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  equals(a: unknown, b: unknown, customTesters?: any): boolean;
  readonly customTesters?: readonly unknown[] | undefined;
  readonly utils?: MatcherUtils | undefined;
}

export interface MatcherUtils {
  printExpected(value: unknown): string;
  printReceived(value: unknown): string;
}

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}
