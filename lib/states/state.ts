/** What a state records beside its name; plain JSON, shown in the job's history. */
export type StateData = Readonly<Record<string, unknown>>;

/**
 * A condition that a job can be in. A value: it says what it is called, whether the job's life ends
 * with it and what it records, and never touches storage. Applications may add their own.
 */
export interface State {
  readonly name: string;
  /** The job is finished: it expires after its retention and releases what waits for it. */
  readonly isFinal: boolean;
  /** Why the job came into this state, for people. */
  readonly reason?: string | undefined;
  toData(): StateData;
}
