import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { RandomNumbers } from '../../support/random-numbers.js';
import { until } from '../../support/until.js';
import { LedgerWriter } from '../ledger/ledger-writer.mjs';
import { WireProxy } from '../proxy/wire-proxy.mjs';
import { nowMs } from '../support/monotonic-clock.mjs';
import { ChaosChild } from './chaos-child.mjs';

/** @import { ProcessPlan } from '../processes/chaos-process.mjs' */
/** @import { Order } from '../processes/load.mjs' */
/** @import { ChaosDatabase } from '../databases/database.mjs' */

/**
 * What a scenario wants to be different.
 *
 * @typedef {object} WorldOptions
 * @property {number} [workers] how many processes run jobs
 * @property {number} [clients] how many processes create them
 * @property {readonly Order[]} [orders]
 * @property {number} [orderPauseMs] between two orders of a client, in the mean
 * @property {number} [lastsMs] how long a job runs at most
 * @property {import('../../../lib/index.js').ServerOptions} [server]
 * @property {ProcessPlan['store']} [store]
 * @property {Record<string, unknown>} [module]
 * @property {Partial<ProcessPlan>} [process] of each process
 * @property {boolean} [ticks] a recurring job runs each second
 * @property {boolean} [isProxied] each process reaches the database through a proxy of its own
 * @property {boolean} [workersCreate] processes that run jobs create them, too
 * @property {boolean} [startsAtOnce] instead of one by one
 * @property {boolean} [mayDie] jobs may take their processes along, which are then replaced
 * @property {readonly string[]} [nodeOptions]
 * @property {number} [settleMs] how long nothing may get less of what is left when the disturbances are
 *   over: how much was asked for is up to the machine's speed
 *
 * @typedef {object} Given
 * @property {WorldOptions} options
 * @property {string} library
 * @property {string} folder for the ledger
 * @property {ChaosDatabase} database
 * @property {number} seed
 * @property {number} durationMs
 */

/** Short times, so that much happens in a short run. */
const SERVER = {
  workerCount: 5,
  heartbeatIntervalMs: 400,
  serverTimeoutMs: 2_500,
  shutdownTimeoutMs: 1_000,
  abortTimeoutMs: 300,
  pollingIntervalMs: 5_000,
  cancellationCheckIntervalMs: 500,
  // What is killed here is no poison, unless a scenario says so.
  maxCrashes: 1_000,
};
/** @type {readonly Order[]} */
const ORDERS = ['single', 'many', 'delayed', 'transaction', 'flow', 'batch', 'once'];
/** Neither runs jobs nor creates them. */
const BARE = { server: /** @type {const} */ (false), load: null };
/** Numbers for each process that creates jobs. */
const NUMBERS = 1_000_000;

/** A database, processes that run jobs, processes that create them, and a ledger of what happens. */
export class World {
  /** @type {ChaosChild[]} */
  workers = [];
  /** @type {ChaosChild[]} */
  clients = [];
  /** @type {Map<ChaosChild, WireProxy>} */
  #proxies = new Map();
  #started = 0;
  /** @type {(() => Promise<void>)[]} */
  #afterwards = [];
  #isOver = false;
  #given;
  #ledger;

  /** @param {Given} given */
  constructor(given) {
    this.#given = given;
    this.options = given.options;
    this.database = given.database;
    this.random = new RandomNumbers(given.seed);
    this.stored = given.database.openStored();
    this.#ledger = new LedgerWriter(given.folder, 'disturber');
  }

  /** Starts everything, and resolves when all of it works. */
  async start() {
    const { workers = 2, clients = 1, startsAtOnce = false } = this.options;
    await this.stored.prepare();
    const starts = [
      ...Array.from({ length: workers }, () => () => this.addWorker()),
      ...Array.from({ length: clients }, () => () => this.addClient()),
    ];
    if (startsAtOnce) await Promise.all(starts.map((start) => start()));
    else for (const start of starts) await start();
  }

  get isOver() {
    return this.#isOver;
  }

  /** From now on nothing is disturbed any more. */
  over() {
    this.#isOver = true;
  }

  /** @param {Partial<ProcessPlan> & { nodeOptions?: readonly string[] }} [different] */
  async addWorker({ nodeOptions, ...different } = {}) {
    const { workersCreate = false, server } = this.options;
    const worker = await this.#spawn(
      {
        server: { ...SERVER, ...server },
        load: workersCreate ? this.load() : null,
        ...different,
      },
      nodeOptions,
    );
    this.workers.push(worker);
    await worker.ready;
    return worker;
  }

  /** @param {Partial<ProcessPlan>} [different] */
  async addClient(different = {}) {
    const client = await this.#spawn({ load: this.load(), ...different }, []);
    this.clients.push(client);
    await client.ready;
    return client;
  }

  /** A load for one more process. */
  load() {
    const { orders = ORDERS, orderPauseMs = 60, lastsMs = 150, ticks = false } = this.options;
    const { lacks } = this.database;
    this.#started += 1;
    return {
      seed: this.random.between(1, 2 ** 30),
      firstNumber: this.#started * NUMBERS,
      pauseMs: orderPauseMs,
      lastsMs,
      ticks,
      orders: orders.filter((order) => !lacks.includes(order)),
    };
  }

  /** @param {ChaosChild} child */
  proxyOf(child) {
    return /** @type {WireProxy} */ (this.#proxies.get(child));
  }

  get anyWorker() {
    return this.random.oneOf(this.workers);
  }

  /** Kills it as the operating system does, at once. @param {ChaosChild} child */
  async kill(child) {
    await this.#ending('kill', child, 'SIGKILL');
  }

  /** Asks it to stop. @param {ChaosChild} child */
  async stop(child) {
    await this.#ending('stop', child, 'SIGTERM');
  }

  /**
   * Starts another one like it in its place.
   *
   * @param {ChaosChild} child
   * @param {Partial<ProcessPlan>} [different]
   */
  async replace(child, different = {}) {
    await this.#proxies.get(child)?.close();
    this.#proxies.delete(child);
    this.workers = this.workers.filter((one) => one !== child);
    this.clients = this.clients.filter((one) => one !== child);
    const { server, furtherMigrations = 0 } = child.plan;
    const alike = { furtherMigrations, ...different };
    return server ? this.addWorker({ server, ...alike }) : this.addClient(alike);
  }

  /**
   * Notes a disturbance that takes until `work` resolves.
   *
   * @param {string} kind
   * @param {ChaosChild | undefined} child undefined: of all of them
   * @param {() => Promise<unknown>} work
   * @param {number} [fromMs] when it has begun, where that is not now
   */
  async disturb(kind, child, work, fromMs = nowMs()) {
    const facts = { kind, pid: child?.pid ?? 0, fromMs };
    try {
      await work();
    } finally {
      this.#ledger.write('disturbed', { ...facts, toMs: nowMs() });
    }
  }

  /**
   * Waits at random; at once when the time for disturbances is over.
   *
   * @param {number} fromMs
   * @param {number} toMs
   */
  async rest(fromMs, toMs) {
    const end = performance.now() + this.random.between(fromMs, toMs);
    while (performance.now() < end && !this.#isOver) await pause(10);
  }

  /** The jobs that have started in this process and not ended. @param {ChaosChild} worker */
  runningIn(worker) {
    const running = new Set();
    for (const line of this.#linesOf(worker)) {
      const { what, jobId } = JSON.parse(line);
      if (what === 'started') running.add(jobId);
      if (what === 'ended' || what === 'aborted' || what === 'threw') running.delete(jobId);
    }
    return running;
  }

  /**
   * Whether that job has started in that process since then.
   *
   * @param {ChaosChild} worker
   * @param {string} id
   * @param {number} sinceMs
   */
  hasStarted(worker, id, sinceMs) {
    return this.#linesOf(worker).some((line) => {
      if (!line.includes(id)) return false;
      const { what, atMs } = JSON.parse(line);
      return what === 'started' && atMs >= sinceMs;
    });
  }

  /** The errors with which jobs of this process were not created. @param {ChaosChild} client */
  refusalsOf(client) {
    return this.#linesOf(client)
      .map((line) => JSON.parse(line))
      .filter(({ what }) => what === 'refused')
      .map(({ error }) => String(error));
  }

  /** Has something done when all processes have ended. @param {() => Promise<void>} work */
  afterwards(work) {
    this.#afterwards.push(work);
  }

  /** Ends the clients, waits until every job is over, and ends the workers. */
  async settle() {
    const { settleMs = 90_000 } = this.options;
    for (const client of this.clients) await client.end('SIGTERM');
    for (const worker of this.workers) {
      if (!worker.plan.load) continue;
      worker.send('SIGUSR2');
      await until(() => this.#linesOf(worker).some((line) => line.includes('"idle"')), settleMs);
    }
    const isSettled = await this.#hasEnded(settleMs);
    for (const worker of this.workers) await this.#ending('stop', worker, 'SIGTERM');
    return isSettled;
  }

  /** @param {number} patienceMs */
  async #hasEnded(patienceMs) {
    let fewest = Number.POSITIVE_INFINITY;
    for (;;) {
      const before = fewest;
      const isLess = await until(async () => {
        fewest = Math.min(fewest, (await this.stored.unfinished()) ?? fewest);
        return fewest < before;
      }, patienceMs);
      if (fewest === 0) return true;
      if (!isLess) return false;
    }
  }

  /** What the processes printed last. */
  get output() {
    return [...this.workers, ...this.clients]
      .map(({ pid, output }) => `--- process ${pid}\n${output.slice(-3_000)}`)
      .join('\n');
  }

  async close() {
    for (const child of [...this.workers, ...this.clients]) await child.end('SIGKILL');
    for (const proxy of this.#proxies.values()) await proxy.close();
    for (const work of this.#afterwards) await work();
    await this.stored.close();
  }

  /** @param {ChaosChild} worker */
  #linesOf({ pid }) {
    const file = join(this.#given.folder, `${pid}.jsonl`);
    // It begins with its first line.
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  }

  /**
   * @param {Partial<ProcessPlan>} different
   * @param {readonly string[]} [nodeOptions]
   */
  async #spawn(different, nodeOptions = this.options.nodeOptions) {
    const { library, folder, database } = this.#given;
    const { store = {}, module = {}, isProxied, process } = this.options;
    const proxy = isProxied ? await WireProxy.before(database.url) : undefined;
    const url = proxy?.url ?? database.url;
    const plan = { library, ledger: folder, url, store, module, ...process, ...BARE, ...different };
    const child = new ChaosChild(plan, nodeOptions);
    if (proxy) this.#proxies.set(child, proxy);
    void child.ended.then(() => this.#noteEnd(child));
    return child;
  }

  /** @param {ChaosChild} child */
  #noteEnd(child) {
    const { mayDie = false } = this.options;
    const isExpected = mayDie || (child.isExpectedToEnd && child.complaint === undefined);
    this.#ledger.write('died', {
      pid: child.pid,
      kind: isExpected ? 'expected' : 'unexpected',
      error: isExpected ? undefined : `${child.complaint ?? ''} ${child.output.slice(-2_000)}`,
    });
    if (child.isExpectedToEnd) return;

    const atMs = nowMs();
    this.#ledger.write('disturbed', { kind: 'death', pid: child.pid, fromMs: atMs, toMs: atMs });
    if (mayDie) void this.replace(child);
  }

  /**
   * @param {string} kind
   * @param {ChaosChild} child
   * @param {NodeJS.Signals} signal
   */
  #ending(kind, child, signal) {
    return this.disturb(kind, child, () => child.end(signal));
  }
}
