export interface BackoffOptions {
  /** The longest pause after the first failure, in milliseconds. */
  readonly initialMs: number;
  /** The longest pause of all, in milliseconds. */
  readonly maxMs: number;
  readonly random?: () => number;
}

/**
 * Pauses that grow with every failure in a row. Each pause is random, below a limit that doubles. So processes that
 * lost the same database do not all come back at the same moment.
 */
export class Backoff {
  private failures = 0;

  constructor(private readonly options: BackoffOptions) {}

  /** How long to pause after the next failure, in milliseconds: at least a tenth of the limit. */
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
