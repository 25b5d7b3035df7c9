import type { StateData } from '../states/state.js';
import type { ParentLink } from './continuation-store.js';

/** Values that filters and jobs keep with a job; each must be plain JSON. */
export type JobParameters = Readonly<Record<string, unknown>>;

/** One state that a job went through. */
export interface HistoryEntry {
  readonly state: string;
  /** When it came into that state, by the store's clock. */
  readonly at: Date;
  readonly reason?: string | undefined;
  readonly data: StateData;
}

/** The right to run a job: one server, one attempt. Every later claim makes it worthless. */
export interface Lease {
  readonly serverId: string;
  /** 1 for the first claim; grows with every claim that led to a run. */
  readonly attempt: number;
}

/** The highest that stores keep. A job with so many can get no lease of its own any more. */
export const MAX_ATTEMPT = 2_147_483_647;

/** The call that a job stands for, as it is stored. */
export interface StoredCall {
  /** The stored name of the provider's class. */
  readonly type: string;
  readonly method: string;
  /** The serialised arguments; JSON text, kept to the letter: a column type that puts JSON in order will not do. */
  readonly arguments: string;
}

export interface NewJob extends StoredCall {
  /** A UUID of version 7, made from the store's clock. */
  readonly id: string;
  readonly queue: string;
  /** From −32,768 (first) to 32,767 (last). */
  readonly priority: number;
  readonly state: string;
  /** Enqueued: since when it is ready. Scheduled: when it becomes ready. */
  readonly runAt?: Date | undefined;
  /** Given exactly for a job that is created in a final state. */
  readonly expireAt?: Date | undefined;
  readonly parameters: JobParameters;
  readonly history: readonly HistoryEntry[];
  readonly counters: readonly string[];
  /** The batch that it belongs to. */
  readonly batchId?: string | undefined;
  /** What it waits for; given for Awaiting jobs, and for those that no longer had to wait. */
  readonly parents?: readonly ParentLink[] | undefined;
}

/** A job that a server has just taken from a queue, together with its lease. */
export interface ClaimedJob extends StoredCall {
  readonly id: string;
  readonly queue: string;
  readonly priority: number;
  readonly lease: Lease;
  /** Undefined where the stored text is damaged. */
  readonly parameters: JobParameters | undefined;
  readonly createdAt: Date;
  readonly claimedAt: Date;
  /** Since when it was ready. */
  readonly runAt: Date;
  readonly batchId?: string | undefined;
  /** Its batch was cancelled: it is not to start any more. */
  readonly isCanceled?: boolean | undefined;
}

/** Everything that is known of a job. */
export interface JobRecord extends StoredCall {
  readonly id: string;
  readonly queue: string;
  readonly priority: number;
  readonly state: string;
  /** True for a job whose state is final: it stands among the finished ones until `expireAt`. */
  readonly isFinished: boolean;
  readonly attempt: number;
  readonly parameters: JobParameters;
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
  readonly createdAt: Date;
  readonly runAt?: Date | undefined;
  readonly expireAt?: Date | undefined;
  /** The server that holds the lease, while the job is Processing. */
  readonly serverId?: string | undefined;
  /** The resource that must be free before an Enqueued job may run. */
  readonly waitingFor?: string | undefined;
  readonly batchId?: string | undefined;
}
