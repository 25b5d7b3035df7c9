const MAX_MS = 15 * 60_000;

/**
 * How long an answer is waited for. Twice as long after each time that this was in vain, for a while:
 * where a lock keeps all statements waiting, and no connection is dead, those that are given up go on
 * waiting in the database.
 */
export class AnswerPatience {
  private currentMs: number;
  private exhaustedAtMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly initialMs: number) {
    this.currentMs = initialMs;
  }

  get ms(): number {
    if (performance.now() - this.exhaustedAtMs > 2 * this.currentMs)
      this.currentMs = this.initialMs;
    return this.currentMs;
  }

  /** An answer did not come within this time. */
  exhausted(ms: number): void {
    this.exhaustedAtMs = performance.now();
    this.currentMs = Math.max(this.currentMs, Math.min(2 * ms, Math.max(this.initialMs, MAX_MS)));
  }
}
