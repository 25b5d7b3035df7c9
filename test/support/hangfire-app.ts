import type { INestApplicationContext, ModuleMetadata } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { BackgroundJobService } from '../../lib/client/background-job-service.js';
import type { JobDetails } from '../../lib/client/job-details.js';
import { HangfireModule } from '../../lib/nest/hangfire.module.js';
import type { HangfireModuleOptions } from '../../lib/nest/options/hangfire-module-options.js';
import { JOB_STORAGE } from '../../lib/nest/tokens.js';
import { StorageUnavailableError } from '../../lib/storage/errors/storage-unavailable-error.js';
import type { JobStorage } from '../../lib/storage/job-storage.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { eventually } from './eventually.js';
import { RecordingLogger } from './recording-logger.js';

/** Options of the module, and what else belongs to the application. */
export type HangfireAppOptions = HangfireModuleOptions &
  Pick<ModuleMetadata, 'providers' | 'imports'>;

/** A running Nest application with job processing, in memory unless told otherwise. */
export class HangfireApp {
  private constructor(
    private readonly context: INestApplicationContext,
    readonly logger: RecordingLogger,
  ) {}

  static start({ providers, imports, ...options }: HangfireAppOptions = {}): Promise<HangfireApp> {
    const hangfire = HangfireModule.forRoot({ storage: new MemoryJobStorage(), ...options });
    return HangfireApp.of({ imports: [...(imports ?? []), hangfire], providers: providers ?? [] });
  }

  static async of(metadata: ModuleMetadata): Promise<HangfireApp> {
    const logger = new RecordingLogger();
    const context = await Test.createTestingModule(metadata).setLogger(logger).compile();
    await context.init();
    return new HangfireApp(context, logger);
  }

  get jobs(): BackgroundJobService {
    return this.context.get(BackgroundJobService);
  }

  get storage(): JobStorage {
    return this.context.get<JobStorage>(JOB_STORAGE);
  }

  get<T>(token: new (...args: never[]) => T): T {
    return this.context.get<T>(token as unknown as new () => T, { strict: false });
  }

  /** The job, once it is in that state. */
  async reaches(id: string | null, state: string, withinMs = 30_000): Promise<JobDetails> {
    let job: JobDetails | undefined;
    try {
      return await eventually(
        async () => {
          job = await this.jobs.get(id).catch(ignoreOutage);
          return job?.state === state && job;
        },
        { withinMs },
      );
    } catch (cause) {
      const seen = JSON.stringify(job?.history ?? 'no such job', null, 1);
      throw new Error(`Job ${id} is not ${state} after ${withinMs} ms: ${seen}`, { cause });
    }
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** While the store is away, nothing is seen. */
function ignoreOutage(error: unknown): undefined {
  if (!(error instanceof StorageUnavailableError)) throw error;
}

/** The states that a job went through, oldest first. */
export const statesOf = ({ history }: JobDetails): string[] => history.map(({ state }) => state);
