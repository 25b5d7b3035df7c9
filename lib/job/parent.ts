import type { JobException } from './job-exception.js';

/** A job that the running job was waiting for. */
export interface ParentJob {
  readonly kind: 'job';
  readonly id: string;
  readonly type: string;
  readonly method: string;
  /** The arguments of the parent; undefined where the stored text cannot be read. */
  readonly args: readonly unknown[] | undefined;
  readonly state: string;
  /** The value that the method returned, if the parent has succeeded. */
  readonly result: unknown;
  /** The last exception of the parent, unless the parent has succeeded since. */
  readonly exception: JobException | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A batch that the running job was waiting for. */
export interface ParentBatch {
  readonly kind: 'batch';
  readonly id: string;
  readonly description?: string | undefined;
  readonly state: string;
  readonly progress: {
    readonly total: number;
    readonly succeeded: number;
    readonly failed: number;
    readonly deleted: number;
  };
}

export type Parent = ParentJob | ParentBatch;
