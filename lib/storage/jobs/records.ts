import type { StateData } from '../../states/state.js';
import type { ParentLink } from '../continuations/continuation-store.js';

/** Values that filters and the job itself keep with a job. Each is plain JSON. */
export type JobParameters = Readonly<Record<string, unknown>>;

/** One state that a job went through. */
export interface HistoryEntry {
  readonly state: string;
  /** When the job came into that state, by the clock of the store. */
  readonly at: Date;
  readonly reason?: string | undefined;
  readonly data: StateData;
}

/** The right to run a job: one server, one attempt. A later claim ends the lease. */
export interface Lease {
  readonly serverId: string;
  /** 1 for the first claim. The number grows with every claim that led to a run. */
  readonly attempt: number;
}

/** The highest attempt that stores keep. A job with this attempt gets no new lease any more. */
export const MAX_ATTEMPT = 2_147_483_647;

/** The call that a job stands for, as it is stored. */
export interface StoredCall {
  /** The stored name of the provider's class. */
  readonly type: string;
  readonly method: string;
  /** The serialised arguments: a JSON text that the store keeps to the letter. A column type that normalises JSON will not do. */
  readonly arguments: string;
}

export interface NewJob extends StoredCall {
  /** A UUID of version 7, made from the store's clock. */
  readonly id: string;
  readonly queue: string;
  /** From −32,768 (first) to 32,767 (last). */
  readonly priority: number;
  readonly state: string;
  /** Enqueued: since when the job is ready. Scheduled: when the job becomes ready. */
  readonly runAt?: Date | undefined;
  /** When the job expires. Given exactly for a job that is created in a final state. */
  readonly expireAt?: Date | undefined;
  readonly parameters: JobParameters;
  /** The oldest entry comes first. */
  readonly history: readonly HistoryEntry[];
  /** The counters that grow by one with the creation. */
  readonly counters: readonly string[];
  /** The batch that the job belongs to. */
  readonly batchId?: string | undefined;
  /** The parents of a continuation. Also given where they have ended, so that the job need not wait. */
  readonly parents?: readonly ParentLink[] | undefined;
}

/** What a look at many jobs finds out about each. */
export interface JobStateRecord {
  readonly id: string;
  readonly state: string;
  /** True for a job in a final state. */
  readonly isFinished: boolean;
  readonly attempt: number;
}

/** A job that a server has just claimed, together with its lease. */
export interface ClaimedJob extends StoredCall {
  readonly id: string;
  readonly queue: string;
  readonly priority: number;
  readonly lease: Lease;
  /** Undefined where the stored text is damaged. */
  readonly parameters: JobParameters | undefined;
  readonly createdAt: Date;
  readonly claimedAt: Date;
  /** Since when the job was ready. */
  readonly runAt: Date;
  readonly batchId?: string | undefined;
  /** The batch of the job was cancelled, so the job must not start any more. */
  readonly isCanceled?: boolean | undefined;
}

/** Everything that the store knows of a job. */
export interface JobRecord extends StoredCall {
  readonly id: string;
  readonly queue: string;
  readonly priority: number;
  readonly state: string;
  /** True for a job in a final state. The job stays among the finished jobs until `expireAt`. */
  readonly isFinished: boolean;
  readonly attempt: number;
  readonly parameters: JobParameters;
  /** The oldest entry comes first. */
  readonly history: readonly HistoryEntry[];
  readonly createdAt: Date;
  readonly runAt?: Date | undefined;
  readonly expireAt?: Date | undefined;
  /** The server that holds the lease, while the job is Processing. */
  readonly serverId?: string | undefined;
  /** The resource that must be free before an Enqueued job may run; `PARKED` for a parked job. */
  readonly waitingFor?: string | undefined;
  readonly batchId?: string | undefined;
}
