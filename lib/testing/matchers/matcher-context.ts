/** The part of the `this` of a matcher in Jest and Vitest that we use here. */
export interface MatcherContext {
  readonly isNot?: boolean | undefined;
  /**
   * Knows asymmetric matchers, such as `expect.any(String)`.
   *
   * @param customTesters each test framework has a type of its own for them
   */
  equals(a: unknown, b: unknown, customTesters?: unknown): boolean;
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
