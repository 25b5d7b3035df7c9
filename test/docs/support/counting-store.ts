import { MemoryJobStorage } from 'nestjs-hangfire';
import type { OpenStore } from 'nestjs-hangfire/conformance';
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

  findStates(ids: readonly string[]) {
    return this.inner.findStates(ids);
  }
}

export class CountingJobStorage extends StoreOfRoles implements JobStorage {
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

export const open: OpenStore = async () => {
  const storage = new CountingJobStorage(new MemoryJobStorage());
  await storage.open();
  return { storage, close: () => storage.close() };
};
