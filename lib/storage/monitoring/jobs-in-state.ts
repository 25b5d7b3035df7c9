/** How many jobs are in one state. */
export interface JobsInState {
  readonly state: string;
  readonly count: number;
}
