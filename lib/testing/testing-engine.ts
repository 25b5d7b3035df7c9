import type { DiscoveryService, ModuleRef } from '@nestjs/core';
import { HangfireEngine } from '../nest/hangfire-engine.js';
import type { HangfireModuleOptions } from '../nest/options/hangfire-module-options.js';
import { resolveModuleOptions } from '../nest/options/resolve-module-options.js';
import type { Logger } from '../support/logger.js';
import { systemClock } from '../support/time/clock.js';
import { HangfireTesting, type TestedApplication } from './hangfire-testing.js';
import { InlineRuns } from './inline/inline-runs.js';
import { makeInline } from './inline/make-inline.js';
import { InjectedFailures } from './server/injected-failures.js';
import { stepParts } from './server/step-parts.js';
import { SteppedServer } from './server/stepped-server.js';
import { TestingStorage } from './store/testing-storage.js';
import { openerOfOption } from './store/opener-of-option.js';
import { TestingClock } from './testing-clock.js';
import type { ResolvedTestingOptions } from './testing-options.js';

export interface TestingEngineOptions {
  /** The options that the application would run with. */
  readonly given: HangfireModuleOptions;
  readonly testing: ResolvedTestingOptions;
}

/** The engine of an application, over a store in memory and without servers of its own. */
export class TestingEngine extends HangfireEngine implements TestedApplication {
  readonly testing: HangfireTesting;
  private readonly inline: InlineRuns | undefined;
  private begun: Promise<void> | undefined;

  constructor(
    { given, testing }: TestingEngineOptions,
    moduleRef: ModuleRef,
    discovery: DiscoveryService,
    logger: Logger,
  ) {
    const clock = new TestingClock(testing.now ?? systemClock.now(), testing.onTimeChange);
    const storage = new TestingStorage(clock, openerOfOption(given.storage));
    // Tests look at finished jobs, so nothing expires unless the application says when.
    const { jobExpirationTimeoutMs = Number.POSITIVE_INFINITY } = given;
    const options = resolveModuleOptions({ ...given, jobExpirationTimeoutMs });
    super({ ...options, storage, servers: [], retryDelaysMs: [] }, moduleRef, discovery, logger);

    const injected = new InjectedFailures();
    const server = new SteppedServer(
      stepParts(storage, this.serverParts, {
        injected,
        jobExpirationTimeoutMs,
        fingerprint: this.fingerprint,
        stored: () => this.told(testing.mode === 'inline'),
      }),
    );
    const isInline = testing.mode === 'inline';
    const inline = isInline ? new InlineRuns(server, storage, testing) : undefined;
    if (inline) makeInline(this, inline);
    this.inline = inline;
    storage.listener = inline;
    this.testing = new HangfireTesting(
      { application: this, clock, storage, server, injected, inline },
      testing,
    );
  }

  /** Resolves when the recurring jobs of the application are stored; undefined before the application starts. */
  get started(): Promise<void> | undefined {
    return this.begun;
  }

  /** There are no servers: the test makes the first step. */
  override startServers(): void {
    this.begun = this.begin();
  }

  /** With inline jobs, this call may itself come from a listener, so it does not wait for the listeners. */
  private async told(isInline: boolean): Promise<void> {
    if (!isInline) await this.jobEvents.idle();
    await this.writer.drain();
  }

  async begin(): Promise<void> {
    this.inline?.begin();
    await this.declaredJobs.apply();
  }
}
