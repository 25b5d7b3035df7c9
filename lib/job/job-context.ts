import { AsyncLocalStorage } from 'node:async_hooks';
import type { BackgroundJob } from './background-job.js';
import { NoRunningJobError } from './errors/no-running-job-error.js';
import type { ParameterBag } from './parameter-bag.js';

const running = new AsyncLocalStorage<JobContext>();

export interface JobContextFields {
  readonly job: BackgroundJob;
  readonly attempt: number;
  readonly serverId: string;
  /** Makes the signal when somebody asks for it. */
  readonly abort: { readonly signal: AbortSignal };
  readonly parameters: ParameterBag;
}

/** The run of a job, for whatever is called from its method, however deep. */
export class JobContext {
  readonly job: BackgroundJob;
  /** 1 for the first run; grows with every further one. */
  readonly attempt: number;
  readonly serverId: string;
  /** What is changed here is stored together with the job's next state. */
  readonly parameters: ParameterBag;
  private readonly abort: { readonly signal: AbortSignal };

  constructor(fields: JobContextFields) {
    this.job = fields.job;
    this.attempt = fields.attempt;
    this.serverId = fields.serverId;
    this.abort = fields.abort;
    this.parameters = fields.parameters;
  }

  /**
   * Fires when the run should come to an end: the job was taken away (deleted, requeued), or the
   * server stops and its patience is over.
   */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  get jobId(): string {
    return this.job.id;
  }

  /**
   * The run that the calling code is part of.
   *
   * @throws NoRunningJobError outside of one; `find` answers undefined there.
   */
  static current(): JobContext {
    const context = running.getStore();
    if (!context) throw new NoRunningJobError();
    return context;
  }

  static find(): JobContext | undefined {
    return running.getStore();
  }

  /** Makes this the current run of everything that `work` calls. */
  run<T>(work: () => T): T {
    return running.run(this, work);
  }
}
