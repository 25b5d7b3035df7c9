/** Somebody does not want to hear of a problem, or of a failure. */
export interface MuteAnswer {
  readonly by: string;
  readonly mutedAt: number;
  /** Left out: until the problem ends; of a failure: for ever, or until another version than `versions` runs. */
  readonly until?: number;
  /** The versions of the application that ran when a failure was muted until the next version. */
  readonly versions?: readonly string[];
}
