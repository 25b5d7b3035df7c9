import type { ToldOfProblem } from '../../../storage/problems/due-notices.js';
import type {
  NewProblemMute,
  ProblemKey,
  ProblemMute,
  ProblemRecord,
  ReportedProblem,
} from '../../../storage/problems/problem-store.js';

export interface NewProblem extends ReportedProblem {
  /** Used where the problem is new. */
  readonly id: string;
}

export interface StoredProblem extends ToldOfProblem {
  readonly record: ProblemRecord;
}

/** What the role of the problems needs of a dialect. */
export interface ProblemOperations<E> {
  /** Until the transaction ends, nobody else reports, takes or confirms. Others may read and mute. */
  lockReports(executor: E): Promise<void>;
  /** Opens problems, and updates those whose keys are open. */
  see(executor: E, problems: readonly NewProblem[]): Promise<void>;
  /** Closes open problems of other kinds that nobody has seen for a time. */
  closeUnseen(executor: E, goneAfterMs: number, undecided: readonly string[]): Promise<void>;
  /** Removes closed problems: those that are too old, and all but the latest `keep`. */
  forgetClosed(executor: E, retentionMs: number, keep: number): Promise<void>;
  /**
   * Removes mutes that are over, those until an end of problems that are not open, and those of earlier versions than
   * servers run.
   */
  forgetMutes(executor: E, goneAfterMs: number, running: readonly string[]): Promise<void>;

  listOpen(executor: E, limit: number): Promise<ProblemRecord[]>;
  listClosed(executor: E, limit: number): Promise<ProblemRecord[]>;
  listMutes(executor: E, limit: number): Promise<ProblemMute[]>;
  mute(executor: E, mute: NewProblemMute): Promise<void>;
  unmute(executor: E, key: ProblemKey): Promise<boolean>;

  /** In any order. */
  takeNotices(
    executor: E,
    times: { readonly leaseMs: number; readonly validMs: number },
    limit: number,
  ): Promise<readonly StoredProblem[]>;
  confirmNotices(executor: E, opened: readonly string[], closed: readonly string[]): Promise<void>;
}
