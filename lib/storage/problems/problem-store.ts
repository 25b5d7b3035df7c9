/** Which problem is meant. There is one open problem at most for each kind and subject. */
export interface ProblemKey {
  /** Such as `queue-stuck`. Later versions may have kinds that this one does not know. Up to 50 characters. */
  readonly kind: string;
  /** What is affected, such as the name of a queue. Up to 500 characters. */
  readonly subject: string;
}

/** A problem as somebody has found it now. */
export interface ReportedProblem extends ProblemKey {
  /** Numbers and times in the sentence about the problem. Times are milliseconds since 1970. */
  readonly facts: Readonly<Record<string, number | string>>;
}

export interface ProblemRecord extends ReportedProblem {
  readonly id: string;
  readonly openedAt: Date;
  /** When it was reported last. */
  readonly seenAt: Date;
  /** Undefined while it is open. */
  readonly closedAt?: Date | undefined;
}

export interface ProblemReport {
  /** All problems that there are now, each key once. */
  readonly found: readonly ReportedProblem[];
  /** Kinds that the reporter cannot judge yet: open problems of these kinds stay open. */
  readonly undecided: readonly string[];
  /** An open problem that nobody has reported for this time is closed, in milliseconds. */
  readonly goneAfterMs: number;
  /** The versions of the application that servers run. Left out: none is known, so no mute ends by a version. */
  readonly versions?: readonly string[] | undefined;
}

/** What somebody does not want to hear of, and until when. */
export interface NewProblemMute extends ProblemKey {
  readonly by: string;
  /** Undefined: until the problem ends, or for ever if `isLasting`. */
  readonly until?: Date | undefined;
  /**
   * Whether a mute without a time outlasts the problem, or needs none.
   *
   * @default false
   */
  readonly isLasting?: boolean | undefined;
  /** The mute ends when servers run a version of the application that is none of these. */
  readonly versions?: readonly string[] | undefined;
}

/** Somebody does not want to hear of a problem, or of something that would be one. */
export interface ProblemMute extends NewProblemMute {
  readonly isLasting: boolean;
  readonly mutedAt: Date;
}

/** Something that listeners are to be told of. */
export interface ProblemNotice {
  readonly event: 'opened' | 'closed';
  readonly problem: ProblemRecord;
}

/** How long the store keeps a problem that was closed, in milliseconds. */
export const PROBLEM_RETENTION_MS = 30 * 86_400_000;
/** How many closed problems the store keeps, the latest. */
export const MAX_CLOSED_PROBLEMS = 1_000;
/** How many open problems or notices one call answers. */
export const MAX_OPEN_PROBLEMS = 200;
/** How many mutes one call answers. */
export const MAX_MUTES = 1_000;
/** For how long after a problem has ended listeners are told of it, in milliseconds. */
export const NOTICE_VALID_MS = 3_600_000;

/** The problems of the system: what servers report, what people have muted, and who is to be told. */
export interface ProblemStore {
  /**
   * Opens the problems that are new, brings the others up to date, and closes those that nobody reports any more. Several
   * servers may report at once: a problem is opened once. Forgets what is older than its retention, and mutes that have
   * ended.
   */
  report(report: ProblemReport): Promise<void>;
  /** The latest first, `MAX_OPEN_PROBLEMS` at most. */
  listOpen(): Promise<ProblemRecord[]>;
  /**
   * The problem that was closed last comes first.
   *
   * @throws InvalidSearchError
   */
  listClosed(limit: number): Promise<ProblemRecord[]>;
  /** The mutes that are in force, ordered by kind and subject, `MAX_MUTES` at most. */
  listMutes(): Promise<ProblemMute[]>;
  /** Replaces an earlier mute of the same problem. The problem need not be known to the store. */
  mute(mute: NewProblemMute): Promise<void>;
  /** @returns false where the problem was not muted */
  unmute(key: ProblemKey): Promise<boolean>;
  /**
   * Takes what listeners have not been told, for a time in which nobody else gets it. Nobody is told of a problem that is
   * muted, nor of one that ended more than `NOTICE_VALID_MS` ago. A problem whose opening was told is also told when it
   * closes, muted or not. The problem that was opened first comes first.
   */
  takeNotices(leaseMs: number): Promise<ProblemNotice[]>;
  /** Listeners have been told. */
  confirmNotices(notices: readonly ProblemNotice[]): Promise<void>;
}
