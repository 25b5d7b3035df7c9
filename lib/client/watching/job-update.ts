/** The present state of a watched job. Later versions may add fields. */
export interface JobUpdate {
  readonly id: string;
  readonly state: string;
  /** How many runs were started. */
  readonly attempt: number;
  /** The job has succeeded, was deleted, or has failed without a retry left. Nothing follows. */
  readonly hasEnded: boolean;
}
