/** The data of a state beside its name, in plain JSON. The job's history shows them. */
export type StateData = Readonly<Record<string, unknown>>;

/**
 * A condition that a job can be in. A state is a value with a name and data, and never touches storage. Applications may
 * add states of their own.
 */
export interface State {
  readonly name: string;
  /** A final state finishes the job: the job expires after its retention, and its continuations are released. */
  readonly isFinal: boolean;
  /** Why the job came into this state, in words for people. */
  readonly reason?: string | undefined;
  toData(): StateData;
}
