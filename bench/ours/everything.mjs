import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HangfireDashboardModule } from '../../dist/dashboard/index.mjs';
import { BackgroundJobService, HangfireModule } from '../../dist/index.mjs';
import { nowMs } from '../support/monotonic-clock.mjs';
import { failingServices } from './failing-jobs.mjs';
import { NothingService } from './nothing.service.mjs';

const LOST = /lost its leases/;
/** The pause between two enqueued jobs, in which the application does other work. */
const PAUSE_MS = 10;

/** One process that runs jobs, creates them, and shows the store, as small applications do. */
export class Everything {
  leasesLost = 0;
  #app;

  /** @returns {Promise<string>} the address of the dashboard, which ends with a slash */
  async start({ url }) {
    class BenchModule {}
    Module({
      imports: [
        HangfireModule.forRoot({ storage: { type: 'postgres', url } }),
        HangfireDashboardModule.forRoot({ authorize: () => true }),
      ],
      providers: [NothingService, ...failingServices],
    })(BenchModule);

    const hear = (text) => {
      if (LOST.test(text)) this.leasesLost += 1;
    };
    const logger = { log: () => {}, debug: () => {}, warn: hear, error: hear };
    this.#app = await NestFactory.create(BenchModule, { logger });
    await this.#app.listen(0, '127.0.0.1');
    return `http://127.0.0.1:${this.#app.getHttpServer().address().port}/hangfire/`;
  }

  /** @returns {Promise<{ tookMs: number[], leasesLost: number }>} of each enqueue, one after the other */
  async enqueueFor(seconds) {
    const jobs = this.#app.get(BackgroundJobService);
    const tookMs = [];
    const untilMs = nowMs() + seconds * 1_000;
    while (nowMs() < untilMs) {
      const startedMs = nowMs();
      await jobs.enqueue(NothingService, (nothing) => nothing.run({ i: 0 }));
      tookMs.push(nowMs() - startedMs);
      await pause(PAUSE_MS);
    }
    return { tookMs, leasesLost: this.leasesLost };
  }
}
