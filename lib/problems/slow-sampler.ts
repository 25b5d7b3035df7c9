import type { JobStorage } from '../storage/job-storage.js';
import { mutedFailures } from './muted-failures.js';
import { MAX_RETRIES_COUNTED, ProblemSampler } from './problem-sampler.js';
import type { SlowSample } from './samples.js';

/** Takes the slow samples for the dashboard, one after the other. */
export class SlowSampler {
  private readonly sampler: ProblemSampler;

  constructor(private readonly storage: JobStorage) {
    this.sampler = new ProblemSampler(storage);
  }

  async take(): Promise<SlowSample> {
    const { monitoring, problems, servers: serverStore } = this.storage;
    const [retries, servers, open, mutes] = await Promise.all([
      monitoring.count({ isRetry: true }, MAX_RETRIES_COUNTED),
      serverStore.list(),
      problems.listOpen(),
      problems.listMutes(),
    ]);
    const sample = await this.sampler.take(servers, async () => mutes);
    const muted = mutedFailures(mutes, servers, sample.at);
    return { ...sample, retries, muted, known: { open, mutes } };
  }

  /** After a change: the next sample contains it. */
  expire(): void {
    this.sampler.expire();
  }
}
