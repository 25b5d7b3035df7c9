import type { JobStorage } from '../storage/job-storage.js';
import { runningVersions } from './muted-failures.js';
import { Observations } from './observations.js';
import type { Problem } from './problem.js';
import { findProblems } from './problem-rules.js';
import { SlowSampler } from './slow-sampler.js';
import { takeFastSample } from './take-fast-sample.js';
import { undecidedKinds } from './undecided-kinds.js';

export interface ProblemLook {
  readonly found: readonly Problem[];
  /** Kinds that take more looks to judge. */
  readonly undecided: readonly string[];
  /** The versions of the application that servers run. */
  readonly versions: readonly string[];
  /** How long the look took, in milliseconds. */
  readonly tookMs: number;
}

/** Looks at a store again and again, and finds its problems. */
export class ProblemWatch {
  private readonly observations = new Observations();
  private readonly sampler: SlowSampler;

  constructor(private readonly storage: JobStorage) {
    this.sampler = new SlowSampler(storage);
  }

  async look(): Promise<ProblemLook> {
    const { storage, sampler, observations } = this;
    const begunMs = performance.now();
    const [fast, slow] = await Promise.all([takeFastSample(storage), sampler.take()]);
    observations.add(fast, slow);
    return {
      found: findProblems(observations, { store: storage.name, now: fast.at }),
      undecided: undecidedKinds(observations),
      versions: runningVersions(slow.servers, slow.at),
      tookMs: performance.now() - begunMs,
    };
  }
}
