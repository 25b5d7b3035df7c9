/** The mute of a problem or of a failure. */
export interface MuteAnswer {
  readonly by: string;
  readonly mutedAt: number;
  /**
   * If it is left out, a problem is muted until it ends, and a failure for ever, or until a version runs that is not
   * in `versions`.
   */
  readonly until?: number;
  /** The versions of the application that ran when somebody muted a failure until the next version. */
  readonly versions?: readonly string[];
}
