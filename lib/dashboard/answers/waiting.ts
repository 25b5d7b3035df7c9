import type { JobRow } from './jobs.js';
import type { BoundedCount } from './live.js';

/** Why servers take no job from a queue now. */
export type QueueHold =
  | { readonly kind: 'paused'; readonly since: number; readonly by?: string }
  | { readonly kind: 'unserved' }
  | {
      /** Jobs of the queue have methods that no server knows. */
      readonly kind: 'unknown';
      /** The first of these methods: three at most. */
      readonly methods: readonly string[];
    }
  | {
      readonly kind: 'workers-busy';
      readonly workers: number;
      /** The methods that most workers run, the most frequent first: three at most. */
      readonly running: readonly RunningMethod[];
    };

export interface RunningMethod {
  /** `Type.method` */
  readonly method: string;
  readonly jobs: number;
}

/** Why a job does not run yet. */
export type WaitReason =
  | { readonly kind: 'queue'; readonly queue: string; readonly hold: QueueHold }
  | {
      readonly kind: 'ahead';
      readonly jobs: BoundedCount;
      /** How long these jobs take at the rate of the last minute; left out if no job ended in that minute. */
      readonly etaMs?: number;
    }
  | { readonly kind: 'lock'; readonly resource: string; readonly holder?: JobRow }
  | {
      /** A server claimed the job but did not know its method. */
      readonly kind: 'parked';
      readonly queue: string;
      /** `Type.method` */
      readonly method: string;
      /** The names of servers that know the method: three at most. */
      readonly servers: readonly string[];
    }
  | { readonly kind: 'time'; readonly at: number; readonly isRetry: boolean }
  | {
      readonly kind: 'parents';
      /** How many parents of the job have not ended. */
      readonly open: number;
    };
