/** How large the arguments or the result of one job may be in a store. */
export interface ValueLimit {
  readonly bytes: number;
  /** What sets the limit, and how it is raised: `because …`. */
  readonly reason: string;
}
