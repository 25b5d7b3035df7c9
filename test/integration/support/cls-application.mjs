/**
 * An application whose jobs keep keys of nestjs-cls. It prints what its jobs have seen, as JSON. nestjs-cls is in
 * CommonJS, and requires Nest, which is not: Node can do that, and Jest cannot.
 *
 * HANGFIRE_DIST: the compiled library
 */
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Module, Scope } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CLS_ID, ClsModule, ClsService, InjectableProxy } from 'nestjs-cls';

const { HANGFIRE_DIST = '' } = process.env;
const hangfire = await import(HANGFIRE_DIST);
const { ClsJobFilter } = await import(new URL('cls/index.mjs', `file://${HANGFIRE_DIST}`).href);
const { AutomaticRetry, BackgroundJobService, BatchService, HangfireModule, JobContext } = hangfire;
const { MemoryJobStorage, RecurringJobService } = hangfire;

/** @type {unknown[]} */
const madeFor = [];

class TenantService {
  /** @param {ClsService} cls @param {any} jobs */
  constructor(cls, jobs) {
    this.cls = cls;
    this.jobs = jobs;
  }

  read() {
    const { cls } = this;
    return {
      id: cls.getId(),
      tenant: cls.get('tenantId') ?? null,
      user: cls.get('user.id') ?? null,
      secret: cls.get('secret') ?? null,
    };
  }

  readAtLast() {
    if (JobContext.current().attempt === 1) throw new Error('Not yet');
    return this.read();
  }

  createAnother() {
    return this.jobs.enqueue(TenantService, read);
  }
}
Injectable()(TenantService);
Inject(ClsService)(TenantService, undefined, 0);
Inject(BackgroundJobService)(TenantService, undefined, 1);
AutomaticRetry({ attempts: 1, delaysInSeconds: [0] })(TenantService);

class RequestService {
  /** @param {ClsService} cls */
  constructor(cls) {
    madeFor.push(cls.get('tenantId'));
  }

  work() {
    return 'done';
  }
}
Injectable({ scope: Scope.REQUEST })(RequestService);
Inject(ClsService)(RequestService, undefined, 0);

class CurrentTenant {
  /** @param {ClsService} cls */
  constructor(cls) {
    this.name = `tenant ${cls.get('tenantId')}`;
  }
}
InjectableProxy()(CurrentTenant);
Inject(ClsService)(CurrentTenant, undefined, 0);

class ProxyService {
  /** @param {CurrentTenant} tenant */
  constructor(tenant) {
    this.tenant = tenant;
  }

  work() {
    return this.tenant.name;
  }
}
Injectable()(ProxyService);
Inject(CurrentTenant)(ProxyService, undefined, 0);

class ClsApplicationModule {}
Module({
  imports: [
    ClsModule.forRoot({ global: true }),
    ClsModule.forFeature(CurrentTenant),
    HangfireModule.forRoot({
      storage: new MemoryJobStorage(),
      filters: [new ClsJobFilter({ keys: ['tenantId', 'user.id'], resolveProxyProviders: true })],
    }),
  ],
  providers: [TenantService, RequestService, ProxyService],
})(ClsApplicationModule);

const app = await NestFactory.createApplicationContext(ClsApplicationModule, { logger: ['error'] });
const cls = app.get(ClsService);
const jobs = app.get(BackgroundJobService);

/** @param {{ read(): unknown }} it */
const read = (it) => it.read();

/**
 * Does work as a request of the application does.
 *
 * @param {() => Promise<any>} work
 * @param {Record<string, unknown>} others
 */
const inRequest = (work, others = {}) =>
  cls.run(() => {
    cls.set(CLS_ID, 'request-7');
    cls.set('tenantId', 'north');
    cls.set('user', { id: 5, name: 'Ann' });
    cls.set('secret', 'of the request');
    for (const [key, value] of Object.entries(others)) cls.set(key, value);
    return work();
  });

/** @param {string | null} id */
const resultOf = async (id) => {
  for (;;) {
    const job = await jobs.get(id);
    if (job?.state === 'Succeeded') return job.result;
    if (job?.state === 'Failed') return { failed: job.exception };
    await sleep(5);
  }
};

/** @param {() => Promise<string | null>} create */
const resultIn = async (create) => resultOf(await inRequest(create));

const batched = await inRequest(async () => {
  const parent = await jobs.schedule(TenantService, read, { seconds: 0 });
  const continuation = await jobs.continueWith(parent, TenantService, read);
  /** @type {any} */
  let batch;
  await app.get(BatchService).start((/** @type {any} */ it) => {
    batch = it.enqueue(TenantService, read);
  });
  return { continuation, batch };
});
const recurring = app.get(RecurringJobService);
await recurring.addOrUpdate('nightly', TenantService, read, '@daily');

const first = await inRequest(() => jobs.enqueue(TenantService, read));
const outside = await jobs.enqueue(TenantService, read);
const given = { Cls: { values: { tenantId: 'south', secret: 'written by hand' } } };
const damaged = await jobs.enqueue(TenantService, read, { parameters: { Cls: 'a text' } });

const report = {
  enqueued: await resultOf(first),
  parameters: (await jobs.get(first)).parameters,
  retried: await resultIn(() =>
    jobs.enqueue(TenantService, (/** @type {any} */ it) => it.readAtLast()),
  ),
  created: await resultOf(
    await resultIn(() =>
      jobs.enqueue(TenantService, (/** @type {any} */ it) => it.createAnother()),
    ),
  ),
  continuation: await resultOf(batched.continuation),
  batch: await resultOf(batched.batch),
  triggered: await resultIn(() => recurring.trigger('nightly')),
  outside: { ...(await resultOf(outside)), hasJobId: (await resultOf(outside)).id === outside },
  parametersOutside: (await jobs.get(outside)).parameters,
  given: await resultIn(() => jobs.enqueue(TenantService, read, { parameters: given })),
  damaged: { ...(await resultOf(damaged)), hasJobId: (await resultOf(damaged)).id === damaged },
  proxy: await resultIn(() => jobs.enqueue(ProxyService, (/** @type {any} */ it) => it.work())),
  requestScoped: await resultIn(() =>
    jobs.enqueue(RequestService, (/** @type {any} */ it) => it.work()),
  ),
  madeFor,
  refused: await inRequest(() => jobs.enqueue(TenantService, read), { tenantId: () => {} }).catch(
    (/** @type {any} */ { code, key, found }) => ({ code, key, found }),
  ),
};
process.stdout.write(JSON.stringify(report));
await app.close();
