/** A job in a list. */
export interface JobRow {
  readonly id: string;
  readonly displayName: string;
  readonly type: string;
  readonly method: string;
  readonly queue: string;
  readonly priority: number;
  readonly state: string;
  readonly reason?: string;
  readonly attempt: number;
  readonly createdAt: number;
  /** When it came into its state. */
  readonly stateAt: number;
  readonly runAt?: number;
  readonly expireAt?: number;
  readonly serverId?: string;
  readonly waitingFor?: string;
  readonly batchId?: string;
  readonly recurringId?: string;
  readonly parentIds?: readonly string[];
  /** Of a job that is Awaiting: what has to become of its parents. */
  readonly condition?: string;
  /** Of a job that has succeeded, in milliseconds. */
  readonly durationMs?: number;
  readonly latencyMs?: number;
  readonly exception?: { readonly type: string; readonly message: string };
  /** Scheduled because a run of it failed. */
  readonly isRetry: boolean;
}

export interface JobsAnswer {
  readonly jobs: readonly JobRow[];
  /** Where the next page begins; left out on the last one. */
  readonly next?: string;
  /**
   * Given where the search looked at as many jobs as one answer may: everything since this time was
   * searched, and `next` goes on from there.
   */
  readonly searchedUntil?: number;
}

export interface StateEntry {
  readonly state: string;
  readonly at: number;
  readonly reason?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One run of a job. */
export interface AttemptAnswer {
  readonly number: number;
  readonly serverId?: string;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly state?: string;
  readonly exception?: {
    readonly type: string;
    readonly message: string;
    readonly details: string;
    /** What it says of itself, as texts. */
    readonly fields?: Readonly<Record<string, string>>;
    /** Its causes and inner errors, each followed by its own; left out where there are none. */
    readonly inner?: readonly InnerExceptionAnswer[];
  };
}

export interface InnerExceptionAnswer {
  readonly relation: 'cause' | 'error';
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly details?: string;
}

export interface LinkedJob {
  readonly id: string;
  readonly kind: 'job' | 'batch';
  readonly condition: string;
  readonly state: string;
  readonly displayName: string;
}

export interface JobAnswer extends JobRow {
  /** The call as code: `emails.sendWelcome(42, { … })`; arguments masked or left out as configured. */
  readonly code: string;
  /** One text for each argument; left out where arguments are not displayed. */
  readonly args?: readonly ArgumentAnswer[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly history: readonly StateEntry[];
  readonly attempts: readonly AttemptAnswer[];
  readonly result?: string;
  readonly resultOmitted?: string;
  readonly parents: readonly LinkedJob[];
  readonly continuations: readonly LinkedJob[];
  readonly hasMoreParents: boolean;
  readonly hasMoreContinuations: boolean;
  /** False where no provider of that name is registered in this process. */
  readonly isTypeKnown: boolean;
}

export interface ArgumentAnswer {
  readonly name?: string;
  /** Pretty-printed, cut at a bound. */
  readonly text: string;
  readonly isCut: boolean;
  readonly isMasked: boolean;
}
