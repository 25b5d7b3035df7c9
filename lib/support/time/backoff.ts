export interface BackoffOptions {
  /** The longest wait after the first failure, in milliseconds. */
  readonly initialMs: number;
  /** No wait is longer than this, in milliseconds. */
  readonly maxMs: number;
  readonly random?: () => number;
}

/**
 * Waits that grow with every failure in a row: full jitter over a doubling ceiling, so that many
 * processes which lost the same database do not come back in step.
 */
export class Backoff {
  private failures = 0;

  constructor(private readonly options: BackoffOptions) {}

  /** How long to wait after one more failure, in milliseconds; at least a tenth of the ceiling. */
  nextMs(): number {
    const { initialMs, maxMs, random = Math.random } = this.options;
    const ceiling = Math.min(maxMs, initialMs * 2 ** Math.min(this.failures, 30));
    this.failures += 1;
    return Math.ceil(ceiling * (0.1 + 0.9 * random()));
  }

  reset(): void {
    this.failures = 0;
  }
}
