const GROWTH = 4;

/** How long steps may become. */
export interface StepLimits {
  /** How long a step is to take at the most, in milliseconds. */
  readonly usualMs: number;
  /** How many jobs the longest step looks at. */
  readonly longest: number;
}

const STEPS_OF_DATABASES: StepLimits = { usualMs: 20, longest: 6_400 };

export interface PaceLimits {
  /** How many jobs may be looked at. */
  readonly jobs: number;
  /** After how long no other step is begun, in milliseconds. */
  readonly ms: number;
}

/**
 * How far one call walks along jobs. How long it takes to look at a job differs a hundredfold: it may
 * lie beside the one before or anywhere, and have a text of ten characters or of a million. So walks go
 * by steps, of which the first is short; a quick one is followed by a longer one, a slow one by a
 * shorter one.
 */
export class WalkPace {
  private readonly begunMs = performance.now();
  private stepBegunMs = this.begunMs;
  private looked = 0;

  /** @param step how many jobs the first step looks at */
  constructor(
    private readonly limits: PaceLimits,
    private step: number,
    private readonly steps: StepLimits = STEPS_OF_DATABASES,
  ) {}

  get isOver(): boolean {
    const { jobs, ms } = this.limits;
    return this.looked >= jobs || performance.now() - this.begunMs >= ms;
  }

  /** @returns how many jobs to look at */
  begins(): number {
    this.stepBegunMs = performance.now();
    return this.step;
  }

  /** So many were looked at. */
  took(jobs: number): void {
    this.looked += jobs;
    const stepMs = performance.now() - this.stepBegunMs;
    const { usualMs, longest } = this.steps;
    if (stepMs * GROWTH <= usualMs) this.step = Math.min(this.step * GROWTH, longest);
    else if (stepMs > usualMs && this.step > GROWTH) this.step = Math.ceil(this.step / GROWTH);
  }
}
