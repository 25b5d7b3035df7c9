/**
 * An application that creates jobs inside transactions of a library, and prints as JSON what became of them.
 * nestjs-cls is in CommonJS, and requires Nest, which is not: Node can do that, and Jest cannot.
 *
 * HANGFIRE_DIST: the compiled library · DATABASE_URL, with a table `purchase` · LIBRARY: cls, patched or unpatched
 */
import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EntitySchema, DataSource } from 'typeorm';
import { eventually } from './eventually.mjs';

const { DATABASE_URL = '', HANGFIRE_DIST = '', LIBRARY = '' } = process.env;
/** @type {typeof import('../../../lib/index.js')} */
const hangfire = await import(HANGFIRE_DIST);
const {
  BackgroundJobService,
  BatchService,
  HangfireModule,
  JobContext,
  TransactionalJob,
  nestjsClsTransaction,
  typeormTransactional,
} = hangfire;

const Purchase = new EntitySchema({
  name: 'purchase',
  columns: { id: { type: 'integer', primary: true } },
});
const dataSource = new DataSource({ type: 'postgres', url: DATABASE_URL, entities: [Purchase] });
await dataSource.initialize();

/**
 * @typedef {<T>(work: () => Promise<T>) => Promise<T>} Around
 * @typedef {object} Setting
 * @property {import('../../../lib/index.js').AmbientTransactionOption} ambientTransaction
 * @property {unknown[]} imports
 * @property {{ readonly required: MethodDecorator, readonly notSupported: MethodDecorator }} decorators
 * @property {() => import('typeorm').Repository<import('typeorm').ObjectLiteral>} purchases
 */

/** @returns {Promise<Setting>} */
async function clsSetting() {
  const { ClsPluginTransactional, Propagation, Transactional, TransactionHost } = await import(
    '@nestjs-cls/transactional'
  );
  const { TransactionalAdapterTypeOrm } = await import('@nestjs-cls/transactional-adapter-typeorm');
  const { ClsModule } = await import('nestjs-cls');

  class DatabaseModule {}
  Module({
    providers: [{ provide: DataSource, useValue: dataSource }],
    exports: [DataSource],
  })(DatabaseModule);
  const plugin = new ClsPluginTransactional({
    imports: [DatabaseModule],
    adapter: new TransactionalAdapterTypeOrm({ dataSourceToken: DataSource }),
  });
  return {
    ambientTransaction: nestjsClsTransaction(),
    imports: [ClsModule.forRoot({ global: true, plugins: [plugin] })],
    decorators: {
      required: Transactional(),
      notSupported: Transactional(Propagation.NotSupported),
    },
    purchases: () =>
      /** @type {import('typeorm').EntityManager} */ (
        /** @type {unknown} */ (TransactionHost.getInstance().tx)
      ).getRepository(Purchase),
  };
}

/** @param {boolean} patch @returns {Promise<Setting>} */
async function patchedSetting(patch) {
  const { addTransactionalDataSource, initializeTransactionalContext, Propagation, ...library } =
    await import('typeorm-transactional');
  initializeTransactionalContext({ storageDriver: library.StorageDriver.ASYNC_LOCAL_STORAGE });
  addTransactionalDataSource({ dataSource, patch });
  const repository = dataSource.getRepository(Purchase);
  return {
    ambientTransaction: typeormTransactional(),
    imports: [],
    decorators: {
      required: library.Transactional(),
      notSupported: library.Transactional({ propagation: Propagation.NOT_SUPPORTED }),
    },
    purchases: () => repository,
  };
}

const setting =
  LIBRARY === 'cls' ? await clsSetting() : await patchedSetting(LIBRARY === 'patched');

class Shop {
  /** @param {() => Promise<unknown>} work */
  inTransaction(work) {
    return work();
  }

  /** @param {() => Promise<unknown>} work */
  outside(work) {
    return work();
  }

  /** @param {number} id */
  save(id) {
    return setting.purchases().insert({ id });
  }
}
Injectable()(Shop);
for (const [method, decorator] of /** @type {const} */ ([
  ['inTransaction', setting.decorators.required],
  ['outside', setting.decorators.notSupported],
])) {
  const { prototype } = Shop;
  const descriptor = /** @type {PropertyDescriptor} */ (
    Object.getOwnPropertyDescriptor(prototype, method)
  );
  Object.defineProperty(prototype, method, decorator(prototype, method, descriptor) ?? descriptor);
}

class Shipping {
  /** @param {number} purchase */
  ship(purchase) {
    return purchase;
  }

  /**
   * Saves and enqueues through the library alone, and takes its first attempt back.
   *
   * @param {number} id
   */
  async charge(id) {
    const { attempt, manager } = JobContext.current();
    await shop.save(id);
    const [{ level }] = await manager.query(
      `SELECT current_setting('transaction_isolation') AS level`,
    );
    const shipped = await jobs.enqueue(...shipping(id));
    const alone = await shop.outside(() => jobs.enqueue(...shipping(id)));
    if (attempt === 1) throw new Error('The card reader is away');
    return { level, shipped, alone, seen: await stateOf(shipped) };
  }
}
Injectable()(Shipping);
const charge = /** @type {PropertyDescriptor} */ (
  Object.getOwnPropertyDescriptor(Shipping.prototype, 'charge')
);
hangfire.AutomaticRetry({ attempts: 1, delaysInSeconds: [0] })(
  Shipping.prototype,
  'charge',
  charge,
);
TransactionalJob({ isolationLevel: 'REPEATABLE READ' })(Shipping.prototype, 'charge', charge);

class AppModule {}
Module({
  imports: /** @type {any[]} */ ([
    ...setting.imports,
    HangfireModule.forRoot({
      storage: { type: 'postgres', url: DATABASE_URL },
      ambientTransaction: setting.ambientTransaction,
    }),
  ]),
  providers: [Shop, Shipping],
})(AppModule);

const app = await NestFactory.createApplicationContext(AppModule, { logger: ['warn', 'error'] });
const jobs = app.get(BackgroundJobService);
const batches = app.get(BatchService);
const shop = app.get(Shop);

/** @param {number} id */
const shipping = (id) =>
  /** @type {const} */ ([Shipping, (/** @type {Shipping} */ it) => it.ship(id)]);
/** @param {number} id */
const ship = (id, options = {}) => jobs.enqueue(...shipping(id), options);
/** @param {string | null} id */
const stateOf = async (id) => (await jobs.get(id))?.state ?? 'no such job';
/** @param {string | null} id */
const succeeds = (id) => eventually(async () => (await stateOf(id)) === 'Succeeded' && 'Succeeded');
const count = async () =>
  Number((await dataSource.query('SELECT count(*) FROM purchase'))[0].count);
const total = async () =>
  Object.values((await jobs.countByState()).byState).reduce((sum, one) => sum + one, 0);
/** @param {() => Promise<unknown>} work */
const rolledBack = (work) =>
  shop
    .inTransaction(async () => {
      await work();
      throw new Error('No such customer');
    })
    .then(
      () => 'committed',
      (error) => error.message,
    );

/** One job of each way to create jobs. @param {string | null} parent */
async function createAll(parent) {
  const batch = await batches.start((one) => {
    one.enqueue(...shipping(11));
  });
  await batches.attach(batch, (one) => {
    one.schedule(...shipping(12), { days: 1 });
  });
  await batches.continueBatchWith(batch, (one) => {
    one.enqueue(...shipping(13));
  });
  return [
    await ship(14),
    await jobs.schedule(...shipping(15), { days: 1 }),
    await jobs.continueWith(parent ?? '', ...shipping(16)),
    ...(await jobs.enqueueMany(Shipping, [17, 18], (it, id) => it.ship(id))),
  ];
}

const scenarios = {
  async before() {
    return succeeds(await ship(1));
  },
  async committed() {
    /** @type {string | null} */
    let id = null;
    let during = '';
    await shop.inTransaction(async () => {
      await shop.save(1);
      id = await ship(1);
      during = await stateOf(id);
    });
    return { during, after: await succeeds(id), purchases: await count() };
  },
  async rolledBack() {
    const parent = await ship(2);
    await succeeds(parent);
    const before = { jobs: await total(), purchases: await count() };
    /** @type {(string | null)[]} */
    let ids = [];
    const said = await rolledBack(async () => {
      await shop.save(2);
      ids = await createAll(parent);
    });
    return {
      said,
      ids: ids.length,
      jobs: (await total()) - before.jobs,
      purchases: (await count()) - before.purchases,
    };
  },
  async withNull() {
    return rolledBack(async () => succeeds(await ship(3, { manager: null })));
  },
  async notSupported() {
    let seen = '';
    await shop.inTransaction(async () => {
      await shop.outside(async () => {
        seen = await succeeds(await ship(4));
      });
    });
    return seen;
  },
  async ofAnotherTransaction() {
    const said = await rolledBack(async () => {
      const runner = dataSource.createQueryRunner();
      await runner.startTransaction();
      const id = await ship(5, { manager: runner.manager });
      await runner.commitTransaction();
      await runner.release();
      await succeeds(id);
    });
    return said;
  },
  async transactionalJob() {
    const before = await total();
    const id = await jobs.enqueue(Shipping, (it) => it.charge(7));
    await succeeds(id);
    const job = await jobs.get(id);
    const { level, shipped, alone, seen } = /** @type {Record<string, string>} */ (
      job?.result ?? {}
    );
    await succeeds(shipped ?? null);
    return {
      level,
      seen,
      attempts: job?.attempt,
      alone: await succeeds(alone ?? null),
      // The job, the job that it has enqueued, and two that were no part of its attempts.
      jobs: (await total()) - before,
      purchases: Number(
        (await dataSource.query('SELECT count(*) FROM purchase WHERE id = 7'))[0].count,
      ),
    };
  },
  async after() {
    return succeeds(await ship(6));
  },
};

/** @type {Record<string, unknown>} */
const results = {};
for (const [name, scenario] of Object.entries(scenarios)) {
  try {
    results[name] = await scenario();
  } catch (error) {
    results[name] = String(/** @type {Error} */ (error).stack);
  }
}
await app.close();
await dataSource.destroy();
process.stdout.write(`${JSON.stringify(results)}\nready\n`);
