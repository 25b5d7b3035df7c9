import type { JobStorage } from '../storage/job-storage.js';
import type { ServerRecord } from '../storage/servers/server-store.js';
import { runningVersions } from './muted-failures.js';
import { Observations } from './observations.js';
import type { Problem } from './problem.js';
import { findProblems } from './problem-rules.js';
import { ProblemSampler } from './problem-sampler.js';
import { MAX_COUNTED } from './take-fast-sample.js';
import { undecidedKinds } from './undecided-kinds.js';

/** Every fourth look reads the values that seldom change. This is below 4, because timers are not exact. */
const LOOKS_KEPT = 3.5;

export interface ProblemLook {
  readonly found: readonly Problem[];
  /** The kinds of problems that need more looks to judge. */
  readonly undecided: readonly string[];
  /** The versions of the application that servers run. */
  readonly versions: readonly string[];
  /** How long the look took, in milliseconds. */
  readonly tookMs: number;
}

/** Looks at a store again and again, and finds its problems. */
export class ProblemWatch {
  private readonly observations = new Observations();
  private readonly sampler: ProblemSampler;
  private serverIds = '';

  constructor(
    private readonly storage: JobStorage,
    intervalMs: number,
  ) {
    this.sampler = new ProblemSampler(storage, { seldomMs: LOOKS_KEPT * intervalMs });
  }

  /** @param servers as they are now */
  async look(servers: readonly ServerRecord[]): Promise<ProblemLook> {
    const { storage, sampler, observations } = this;
    const begunMs = performance.now();
    this.note(servers);
    const [answerMs, sample] = await Promise.all([
      answerTimeOf(storage),
      sampler.take(servers, () => storage.problems.listMutes()),
    ]);
    observations.add({ answerMs }, sample);
    return {
      found: findProblems(observations, { store: storage.name, now: sample.at }),
      undecided: undecidedKinds(observations),
      versions: runningVersions(servers, sample.at),
      tookMs: performance.now() - begunMs,
    };
  }

  /** Nothing has happened since a look that has found nothing. */
  passOver(): void {
    this.observations.passOver(this.storage.clock.now());
  }

  /** A server that is gone may be lost, so the next sample reads the lost servers. */
  private note(servers: readonly ServerRecord[]): void {
    const ids = servers.map(({ id }) => id).join();
    if (ids !== this.serverIds) this.sampler.expireSeldom();
    this.serverIds = ids;
  }
}

/** How long the store takes to answer the question that every overview asks, in milliseconds. */
async function answerTimeOf({ statistics }: Pick<JobStorage, 'statistics'>): Promise<number> {
  const begunMs = performance.now();
  await statistics.countByState(MAX_COUNTED);
  return performance.now() - begunMs;
}
