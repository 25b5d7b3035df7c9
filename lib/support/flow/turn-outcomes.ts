/**
 * How the turns of a line have ended. They tell a caller who has waited for long whether too many callers ask,
 * or whether nobody in front was answered.
 */
export class TurnOutcomes {
  private ended = 0;
  private lastOutage: { readonly error: unknown; readonly turn: number } | undefined;

  /** @param isOutage whether an error says that nobody would have been answered */
  constructor(private readonly isOutage: (error: unknown) => boolean) {}

  /** @param error the error of a turn that has failed */
  add(error?: unknown): void {
    this.ended += 1;
    if (this.isOutage(error)) this.lastOutage = { error, turn: this.ended };
  }

  /** How many turns have ended. */
  get count(): number {
    return this.ended;
  }

  /** The last outage among the turns that have ended after the first `count`. */
  outageSince(count: number): unknown {
    return this.lastOutage && this.lastOutage.turn > count ? this.lastOutage.error : undefined;
  }
}
