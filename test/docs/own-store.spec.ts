import { describe, expect, it } from '@jest/globals';
import { MemoryJobStorage } from 'nestjs-hangfire';
import { type OpenStore, proveStorage, storageConformance } from 'nestjs-hangfire/conformance';
import {
  type ApplyTransitionsOptions,
  type Clock,
  type CreateJobsOptions,
  type JobStorage,
  type JobStore,
  type NewJob,
  type StorageFeatures,
  StoreOfRoles,
  type Transition,
} from 'nestjs-hangfire/storage';

class CountingJobs implements JobStore {
  created = 0;

  constructor(private readonly inner: JobStore) {}

  async createJobs(jobs: readonly NewJob[], options?: CreateJobsOptions) {
    await this.inner.createJobs(jobs, options);
    this.created += jobs.length;
  }

  applyTransitions(transitions: readonly Transition[], options?: ApplyTransitionsOptions) {
    return this.inner.applyTransitions(transitions, options);
  }

  findJob(id: string) {
    return this.inner.findJob(id);
  }

  findJobs(ids: readonly string[]) {
    return this.inner.findJobs(ids);
  }
}

class CountingJobStorage extends StoreOfRoles implements JobStorage {
  readonly name = 'counting';
  readonly features: StorageFeatures;
  readonly clock: Clock;

  constructor(private readonly inner: JobStorage) {
    super({ ...inner, jobs: new CountingJobs(inner.jobs) });
    this.features = inner.features;
    this.clock = inner.clock;
  }

  open(): Promise<void> {
    return this.inner.open();
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}

storageConformance(
  {
    name: 'CountingJobStorage',
    lacks: ['anotherConnection'],
    open: async () => {
      const storage = new CountingJobStorage(new MemoryJobStorage());
      await storage.open();
      return { storage, close: () => storage.close() };
    },
  },
  { describe, it },
);

describe('A store of your own', () => {
  it('is proven without a test runner, too', async () => {
    const open: OpenStore = async () => {
      const storage = new CountingJobStorage(new MemoryJobStorage());
      await storage.open();
      return { storage, close: () => storage.close() };
    };

    const results = await proveStorage(open, {
      lacks: ['anotherConnection', 'callerTransactions'],
    });
    const failed = results.filter(({ outcome }) => outcome === 'failed');

    expect(failed).toEqual([]);
    expect(results.length).toBeGreaterThan(500);
  }, 120_000);
});
