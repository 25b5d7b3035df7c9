import type { ModuleMetadata } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { BackgroundJobService, BatchService, RecurringJobService } from 'nestjs-hangfire';
import {
  type HangfireTesting,
  HangfireTestingModule,
  type HangfireTestingOptions,
  hangfireTesting,
} from 'nestjs-hangfire/testing';
import { CampaignService, EmailService } from './shop.js';

export const NOON = '2026-03-01T12:00:00.000Z';

/** An application with the jobs of the shop, whose clock stands at noon. */
export class TestingApp {
  private constructor(private readonly module: TestingModule) {}

  static async start(
    options: HangfireTestingOptions = {},
    { imports = [], providers = [] }: Pick<ModuleMetadata, 'imports' | 'providers'> = {},
  ): Promise<TestingApp> {
    const module = await Test.createTestingModule({
      imports: [HangfireTestingModule.forRoot({ now: NOON, ...options }), ...imports],
      providers: [EmailService, CampaignService, ...providers],
    }).compile();
    await module.init();
    return new TestingApp(module);
  }

  get hangfire(): HangfireTesting {
    return hangfireTesting(this.module);
  }

  get jobs(): BackgroundJobService {
    return this.module.get(BackgroundJobService);
  }

  get batches(): BatchService {
    return this.module.get(BatchService);
  }

  get recurringJobs(): RecurringJobService {
    return this.module.get(RecurringJobService);
  }

  get email(): EmailService {
    return this.module.get(EmailService);
  }

  get<T>(token: (new (...args: never[]) => T) | symbol): T {
    return this.module.get<T>(token as unknown as new () => T, { strict: false });
  }

  close(): Promise<void> {
    return this.module.close();
  }
}

/** The states that a job went through, oldest first. */
export const statesOf = ({
  history,
}: {
  readonly history: readonly { readonly state: string }[];
}) => history.map(({ state }) => state);
