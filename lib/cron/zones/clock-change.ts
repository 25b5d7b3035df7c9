/** An instant at which the clocks of a zone are put forward or back. */
export class ClockChange {
  /** The clock skips the times from here up to `untilLocalMs`, or shows them twice. */
  readonly fromLocalMs: number;
  readonly untilLocalMs: number;
  readonly isForward: boolean;

  constructor(
    readonly atMs: number,
    readonly offsetBeforeMs: number,
    readonly offsetAfterMs: number,
  ) {
    this.fromLocalMs = atMs + Math.min(offsetBeforeMs, offsetAfterMs);
    this.untilLocalMs = atMs + Math.max(offsetBeforeMs, offsetAfterMs);
    this.isForward = offsetAfterMs > offsetBeforeMs;
  }
}
