/**
 * An application with one copy of the library and a package with another one:
 * `node two-copies-app.cjs COPY-OF-APPLICATION COPY-OF-PACKAGE`. Prints what came of it as JSON.
 */
require('reflect-metadata');
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { Inject, Injectable, Module } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');

const [, , ofApplication = '', ofPackage = ''] = process.argv;
const app = require(join(ofApplication, 'dist/index.js'));
const lib = require(join(ofPackage, 'dist/index.js'));
const { HangfireDashboardModule } = require(join(ofPackage, 'dist/dashboard/index.js'));
const { Interval } = require(join(ofPackage, 'dist/schedule/index.js'));

/**
 * @param {ClassDecorator[]} decorators
 * @param {Function} type
 */
const decorate = (decorators, type) => Reflect.decorate(decorators, type);

/**
 * @param {MethodDecorator[]} decorators
 * @param {{ prototype: object }} type
 * @param {string} method
 */
function decorateMethod(decorators, { prototype }, method) {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, method);
  Reflect.decorate(decorators, prototype, method, descriptor);
}

/** @typedef {{ work(): unknown, fail(): void, failAgain(): void }} Jobs */

class PackageService {
  /** @param {import('nestjs-hangfire').BackgroundJobService} jobs */
  constructor(jobs) {
    this.jobs = jobs;
  }

  async work() {
    const { jobId } = lib.JobContext.current();
    await this.jobs.enqueue(PackageService, (it) => it.fail());
    return jobId;
  }

  fail() {
    throw new lib.DoNotRetryError('on purpose');
  }

  failAgain() {
    throw new Error('on purpose');
  }
}
Inject(lib.BackgroundJobService)(PackageService, undefined, 0);
decorate([Injectable(), lib.Queue('package')], PackageService);
decorateMethod([lib.RecurringJob('nightly', '@yearly')], PackageService, 'work');
decorateMethod([lib.AutomaticRetry(0)], PackageService, 'failAgain');
decorateMethod([Interval('hourly', 3_600_000)], PackageService, 'fail');

async function main() {
  class AppModule {}
  decorate(
    [
      Module({
        imports: [
          app.HangfireModule.forRoot({ storage: new app.MemoryJobStorage() }),
          HangfireDashboardModule.forRoot({ path: '/jobs' }),
        ],
        providers: [PackageService],
      }),
    ],
    AppModule,
  );
  const nest = await NestFactory.createApplicationContext(AppModule, {
    logger: false,
    abortOnError: false,
  });
  const jobs = nest.get(app.BackgroundJobService);
  const recurring = nest.get(lib.RecurringJobService);
  /** @param {string | null} id */
  const ended = async (id) => {
    for (;;) {
      const job = await jobs.get(id);
      if (job && ['Succeeded', 'Failed', 'Scheduled'].includes(job.state)) return job;
      await pause(5);
    }
  };

  while ((await recurring.list()).length < 2) await pause(5);
  const ran = await ended(await recurring.trigger('nightly'));
  const failed = await ended(
    await jobs.enqueue(PackageService, (/** @type {Jobs} */ it) => it.failAgain()),
  );
  const refused = await jobs
    .enqueue(PackageService, () => undefined)
    .catch((/** @type {unknown} */ error) => error);
  process.stdout.write(
    JSON.stringify({
      declared: (await recurring.list()).map((/** @type {{ id: string }} */ { id }) => id).sort(),
      queue: ran.queue,
      state: ran.state,
      sawItsContext: ran.result === ran.id,
      withoutRetry: failed.state,
      error: refused instanceof lib.NoMethodCalledError && refused instanceof app.HangfireError,
    }),
  );
  await nest.close();
}

main().catch((error) => {
  process.stdout.write(JSON.stringify({ code: error.code, message: error.message }));
});
