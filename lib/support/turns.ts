export interface TurnLimits {
  /** How many may be under way at the same time. */
  readonly places: number;
  /** How many may wait; whoever comes then is refused at once. */
  readonly maxWaiting: number;
  /** How long one may wait, in milliseconds; then it is refused. */
  readonly maxWaitMs: number;
}

export interface TurnLoad {
  readonly running: number;
  readonly waiting: number;
}

/** So much work at the same time, and a line with an end for what comes beyond that. */
export class Turns {
  private running = 0;
  private readonly line = new Set<() => void>();

  /** @param refusal what work is refused with */
  constructor(
    private readonly limits: TurnLimits,
    private readonly refusal: (load: TurnLoad) => Error,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.limits.places) await this.turn();
    else this.running += 1;
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  /** Resolves with the place of somebody who has left. */
  private turn(): Promise<void> {
    const { maxWaiting, maxWaitMs } = this.limits;
    if (this.line.size >= maxWaiting) return Promise.reject(this.refused());

    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.line.delete(begin);
        reject(this.refused());
      }, maxWaitMs);
      timer.unref();
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      this.line.add(begin);
    });
  }

  private leave(): void {
    const [next] = this.line;
    if (next) {
      this.line.delete(next);
      next();
    } else {
      this.running -= 1;
    }
  }

  private refused(): Error {
    return this.refusal({ running: this.running, waiting: this.line.size });
  }
}
