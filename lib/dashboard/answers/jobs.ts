/** A reason of the engine, for translation. Pages without words for the code show the text of the reason. */
export interface ReasonAnswer {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A job in a list. */
export interface JobRow {
  readonly id: string;
  readonly displayName: string;
  readonly type: string;
  readonly method: string;
  /** The arguments in one line, cut and masked; left out if there are none, or if they are not displayed. */
  readonly argumentsLine?: string;
  readonly queue: string;
  readonly priority: number;
  readonly state: string;
  readonly reason?: string;
  /** Left out for reasons of the application, and for reasons of older versions. */
  readonly because?: ReasonAnswer;
  readonly attempt: number;
  readonly createdAt: number;
  /** The time at which the job came into its state. */
  readonly stateAt: number;
  readonly runAt?: number;
  readonly expireAt?: number;
  readonly serverId?: string;
  readonly waitingFor?: string;
  /** The job waits until a server knows its method. */
  readonly isParked?: true;
  readonly batchId?: string;
  readonly recurringId?: string;
  readonly parentIds?: readonly string[];
  /** For an Awaiting job: how its parents must end. */
  readonly condition?: string;
  /** For a Succeeded job, in milliseconds. */
  readonly durationMs?: number;
  readonly latencyMs?: number;
  readonly exception?: { readonly type: string; readonly message: string };
  /** Whether the job is Scheduled because a run of it failed. */
  readonly isRetry: boolean;
}

/**
 * `latest-first`: back from now, by the time that the list shows; `oldest-first`: the other way round; `due-first`: by the time at which jobs become due;
 * `next-first`: as servers claim the jobs, queue by queue, which is not an order of time.
 */
export type SearchOrder = 'latest-first' | 'oldest-first' | 'due-first' | 'next-first';

export interface JobsAnswer {
  readonly jobs: readonly JobRow[];
  /** The cursor of the next page; left out on the last page. */
  readonly next?: string;
  /**
   * Given if the search stopped at the limit of jobs for one answer: it came to a job of this time, and `next` goes on from
   * there.
   */
  readonly searchedUntil?: number;
  /** In which order the search looks at jobs. Given with `searchedUntil`. */
  readonly searchedBy?: SearchOrder;
}

/** How many of the jobs have a value. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface MethodFacet {
  readonly type: string;
  readonly method: string;
  readonly count: number;
}

/** The most frequent values among the first jobs of a search. */
export interface FacetsAnswer {
  readonly states: readonly FacetValue[];
  readonly queues: readonly FacetValue[];
  readonly methods: readonly MethodFacet[];
  /** Whether the counts are about all jobs that match. */
  readonly isWhole: boolean;
}

export interface StateEntry {
  readonly state: string;
  readonly at: number;
  readonly reason?: string;
  readonly because?: ReasonAnswer;
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
    /** The error's own properties, as texts. */
    readonly fields?: Readonly<Record<string, string>>;
    /**
     * The causes and inner errors of the error, each followed by its own causes and inner errors; left out if there
     * are none.
     */
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
  /** The call as code: `emails.sendWelcome(42, { … })`; the options decide whether arguments are masked or left out. */
  readonly code: string;
  /** One text for each argument; left out if arguments are not displayed. */
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
  /** False if this process has no provider of that name. */
  /** The id of the job of which this job is a copy. */
  readonly copyOf?: string;
  /** The id of the bulk operation that changed the job last. */
  readonly bulkId?: string;
  readonly isTypeKnown: boolean;
}

/** A part of a job as a JavaScript expression that evaluates to the same value. */
export interface CodeAnswer {
  /** Left out if the part is not displayed, too long, or has no such expression. */
  readonly code?: string;
}

export interface ArgumentAnswer {
  readonly name?: string;
  /** The result, pretty-printed and cut at a limit. */
  readonly text: string;
  readonly isCut: boolean;
  readonly isMasked: boolean;
}
