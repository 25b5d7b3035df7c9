/**
 * How the turns of a line have ended. The outcomes explain a long wait: either there are too many callers, or none of
 * the callers in front got an answer.
 */
export class TurnOutcomes {
  private ended = 0;
  private lastOutage: { readonly error: unknown; readonly turn: number } | undefined;

  /** @param isOutage whether an error means that no caller would have got an answer */
  constructor(private readonly isOutage: (error: unknown) => boolean) {}

  /** @param error the error of the turn, if the turn has failed */
  add(error?: unknown): void {
    this.ended += 1;
    if (this.isOutage(error)) this.lastOutage = { error, turn: this.ended };
  }

  /** How many turns have ended. */
  get count(): number {
    return this.ended;
  }

  /** The error of the last outage, without the outages among the first `count` turns. */
  outageSince(count: number): unknown {
    return this.lastOutage && this.lastOutage.turn > count ? this.lastOutage.error : undefined;
  }
}
