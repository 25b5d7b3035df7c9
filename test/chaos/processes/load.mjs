import { setTimeout as pause } from 'node:timers/promises';
import { RandomNumbers } from '../../support/random-numbers.js';

/**
 * What a process creates, until it is told to stop.
 *
 * @typedef {object} LoadPlan
 * @property {number} seed
 * @property {number} firstNumber its jobs are numbered from here on
 * @property {number} pauseMs between two orders, in the mean
 * @property {number} lastsMs how long a job runs at most
 * @property {readonly Order[]} orders one of them at a time, at random
 * @property {boolean} ticks whether a recurring job runs each second meanwhile
 * @property {number} [limit] how many orders there are at most
 *
 * @typedef {'single' | 'many' | 'delayed' | 'transaction' | 'flow' | 'batch' | 'once' | 'whole' | 'large' | 'deaf'
 *   | 'trigger' | 'urgent' | 'backlog' | 'late' | 'block' | 'exit' | 'memory' | 'nested' | 'crowd'} Order
 *
 * @typedef {object} LoadParts
 * @property {LoadPlan} plan
 * @property {import('@nestjs/common').INestApplicationContext} app
 * @property {typeof import('../../../lib/index.js')} library
 * @property {ReturnType<typeof import('./chaos-service.mjs').createChaosService>} ChaosService
 * @property {import('../ledger/ledger-writer.mjs').LedgerWriter} ledger
 * @property {import('typeorm').DataSource} dataSource
 *
 * @typedef {InstanceType<LoadParts['ChaosService']>} Service
 * @typedef {{ readonly number: number, readonly call: (service: Service) => unknown }} Wanted
 */

const TICK = 'tick';
const MANY = 20;
const BACKLOG = 20_000;
/** More jobs than the store on Redis takes at once. */
const CROWD = 250;
const RETRY_MS = 200;
const LARGE_BYTES = 10 * 1_048_576;

/** A client's work: orders of all kinds, each noted before it is given and once it is acknowledged. */
export class Load {
  #parts;
  #random;
  #next;
  #isStopping = false;
  /** @type {Promise<void>} */
  #running = Promise.resolve();

  /** @param {LoadParts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#random = new RandomNumbers(parts.plan.seed);
    this.#next = parts.plan.firstNumber;
    const { BackgroundJobService, BatchService, RecurringJobService } = parts.library;
    this.jobs = parts.app.get(BackgroundJobService);
    this.batches = parts.app.get(BatchService);
    this.recurring = parts.app.get(RecurringJobService);
  }

  start() {
    this.#running = this.#run();
  }

  /** Resolves when the order under way has been answered, and the schedule is over. */
  async stop() {
    this.#isStopping = true;
    await this.#running;
    if (this.#parts.plan.ticks) await untilDone(() => this.recurring.pause(TICK));
  }

  async #run() {
    const { plan, ledger } = this.#parts;
    const { orders, pauseMs, limit = Number.POSITIVE_INFINITY } = plan;
    if (plan.ticks) await this.#schedule();
    for (let given = 0; given < limit && !this.#isStopping; given += 1) {
      await this.#give(this.#random.oneOf(orders));
      await pause(this.#random.next() * 2 * pauseMs);
    }
    ledger.write('idle', {});
  }

  async #schedule() {
    const call = (/** @type {Service} */ service) => service.tick();
    const options = /** @type {const} */ ({ misfire: 'strict' });
    const { ChaosService } = this.#parts;
    await untilDone(() =>
      this.recurring.addOrUpdate(TICK, ChaosService, call, '* * * * * *', options),
    );
  }

  /** @param {Order} order */
  async #give(order) {
    const { lastsMs } = this.#parts.plan;
    const random = this.#random;
    const wanted = (/** @type {(service: Service, number: number) => unknown} */ call) => {
      const number = this.#next;
      this.#next += 1;
      return { number, call: (/** @type {Service} */ service) => call(service, number) };
    };
    const work = () => {
      const ms = Math.ceil(random.next() * lastsMs);
      return wanted((service, number) => service.work(number, ms));
    };

    switch (order) {
      case 'single':
        return this.#single(work());
      case 'many':
        return this.#many(Array.from({ length: MANY }, work), Math.ceil(random.next() * lastsMs));
      case 'delayed':
        return this.#delayed(work(), random.between(10, 1_500));
      case 'transaction':
        return this.#transaction([work(), work()], random.next() < 0.5);
      case 'flow':
        return this.#flow([work(), work(), work()]);
      case 'batch':
        return this.#batch(Array.from({ length: random.between(1, 8) }, work));
      case 'crowd':
        return this.#batch(Array.from({ length: CROWD }, work));
      case 'once':
        return this.#single(wanted((service, number) => service.once(number, lastsMs)));
      case 'whole':
        return this.#single(wanted((service, number) => service.whole(number, lastsMs)));
      case 'nested':
        return this.#single(wanted((service, number) => service.nested(number, lastsMs)));
      case 'large':
        return this.#single(wanted((service, number) => service.large(number, LARGE_BYTES)));
      case 'deaf':
        return this.#single(wanted((service, number) => service.deaf(number, 3_000)));
      case 'late':
        return this.#single(wanted((service, number) => service.late(number, 4_000)));
      case 'block':
        return this.#single(wanted((service, number) => service.block(number, 6_000)));
      case 'urgent':
        return this.#single(work(), { priority: -1 });
      case 'backlog':
        return this.#backlog();
      case 'trigger':
        // Whether it is stored is not known where the answer gets lost; it has no number.
        return this.recurring.trigger(TICK).catch(() => {});
      case 'exit':
      case 'memory':
        return this.#single(wanted((service, number) => service.die(number, order)));
    }
  }

  /**
   * @param {Wanted} wanted
   * @param {import('../../../lib/index.js').EnqueueOptions} [options]
   */
  #single(wanted, options = {}) {
    const { ChaosService } = this.#parts;
    return this.#noted([wanted], async () => [
      await this.jobs.enqueue(ChaosService, wanted.call, { ...named(wanted), ...options }),
    ]);
  }

  /** Jobs that do nothing and are known by no number. */
  async #backlog() {
    const { ChaosService } = this.#parts;
    const items = Array.from({ length: BACKLOG }, () => undefined);
    await this.jobs.enqueueMany(ChaosService, items, (service) => service.nothing());
  }

  /**
   * @param {Wanted} wanted
   * @param {number} milliseconds
   */
  #delayed(wanted, milliseconds) {
    const { ChaosService } = this.#parts;
    const store = async () => [
      await this.jobs.schedule(ChaosService, wanted.call, { milliseconds }, named(wanted)),
    ];
    return this.#noted([wanted], store, { hasToWait: true });
  }

  /**
   * Through the caller's transaction, because all of them are to be known by their numbers.
   *
   * @param {readonly Wanted[]} all
   * @param {boolean} isKept
   */
  async #transaction(all, isKept) {
    const { ledger } = this.#parts;
    const undone = () => {
      for (const { number } of all) ledger.write('rolledBack', { number });
    };
    await this.#noted(all, () => this.#inTransaction(all, isKept), { undone });
  }

  /**
   * @param {readonly Wanted[]} all
   * @param {boolean} isKept
   */
  async #inTransaction(all, isKept) {
    const { ChaosService, dataSource } = this.#parts;
    return dataSource.transaction(async (manager) => {
      const ids = [];
      for (const wanted of all) {
        ids.push(await this.jobs.enqueue(ChaosService, wanted.call, { ...named(wanted), manager }));
      }
      if (!isKept) throw new Undone();
      return ids;
    });
  }

  /** One job, and two that follow it one after the other. */
  async #flow(/** @type {readonly Wanted[]} */ all) {
    /** @type {string | undefined} */
    let parent;
    for (const wanted of all) {
      const before = parent;
      parent = undefined;
      const store = async () => {
        const { ChaosService } = this.#parts;
        const id = await (before === undefined
          ? this.jobs.enqueue(ChaosService, wanted.call, named(wanted))
          : this.jobs.continueWith(before, ChaosService, wanted.call, named(wanted)));
        parent = id ?? undefined;
        return [id];
      };
      await this.#noted([wanted], store, { hasToWait: before !== undefined });
      if (parent === undefined) return;
    }
  }

  /** @param {readonly Wanted[]} all */
  #batch(all) {
    const { ChaosService } = this.#parts;
    return this.#noted(all, async () => {
      /** @type {string[]} */
      const ids = [];
      await this.batches.start((batch) => {
        for (const wanted of all) ids.push(batch.enqueue(ChaosService, wanted.call, named(wanted)));
      });
      return ids;
    });
  }

  /**
   * @param {readonly Wanted[]} all
   * @param {number} milliseconds
   */
  #many(all, milliseconds) {
    const { ChaosService } = this.#parts;
    return Promise.all(
      all.map((wanted) =>
        this.#noted([wanted], async () => [
          await this.jobs.enqueue(
            ChaosService,
            (service) => service.work(wanted.number, milliseconds),
            named(wanted),
          ),
        ]),
      ),
    );
  }

  /**
   * @param {readonly Wanted[]} all
   * @param {() => Promise<readonly (string | null)[]>} store
   * @param {{ undone?: () => void, hasToWait?: boolean }} [given] whether something else comes first
   */
  async #noted(all, store, { undone = () => {}, hasToWait = false } = {}) {
    const { ledger } = this.#parts;
    const group = all.length > 1 ? `${process.pid}:${all[0]?.number}` : undefined;
    for (const { number } of all) ledger.write('asked', { number, group, hasToWait });
    try {
      const ids = await store();
      for (const [index, { number }] of all.entries()) {
        ledger.write('acknowledged', { number, jobId: ids[index] });
      }
    } catch (error) {
      if (error instanceof Undone) return undone();
      for (const { number } of all) ledger.write('refused', { number, error: String(error) });
    }
  }
}

/**
 * What is to be done whatever happens.
 *
 * @param {() => Promise<unknown>} act
 */
async function untilDone(act) {
  for (;;) {
    try {
      return await act();
    } catch {
      await pause(RETRY_MS);
    }
  }
}

/** The client has changed its mind. */
class Undone extends Error {}

/** @param {Wanted} wanted */
const named = ({ number }) => ({ parameters: { chaos: number } });
