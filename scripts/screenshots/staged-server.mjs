import { EnqueuedState, FailedState, SucceededState } from 'nestjs-hangfire';

const TIMEOUT_MS = 15_000;

/** A server that follows the story: it claims jobs and stores their outcomes. */
export class StagedServer {
  #shop;
  #announcement;
  #life;

  /**
   * @param {import('./shop.mjs').Shop} shop
   * @param {{ name: string, pid: number, queues: string[], workerCount: number,
   *   load: object, isStopping?: boolean }} server
   */
  constructor(shop, { name, pid, queues, workerCount, ...life }) {
    this.#shop = shop;
    this.id = `${name}:${pid}:${(pid * 7919).toString(16).padStart(8, '0')}`;
    this.#announcement = { id: this.id, name, queues, workerCount };
    this.#life = life;
  }

  async start() {
    await this.#shop.storage.servers.announce(this.#announcement);
    await this.beat();
  }

  async beat() {
    const { queues } = this.#announcement;
    await this.#shop.storage.servers.heartbeat(this.id, {
      queues,
      serverTimeoutMs: TIMEOUT_MS,
      ...this.#life,
    });
  }

  /** @returns {Promise<import('nestjs-hangfire').ClaimedJob[]>} the jobs that run from now on */
  claim(limit, queues = this.#announcement.queues) {
    return this.#shop.storage.queues.claim({ serverId: this.id, queues, limit });
  }

  /** @param {{ latencyMs: number, durationMs: number, result?: unknown }} run */
  async succeed(id, { latencyMs, durationMs, result }) {
    const text = result === undefined ? undefined : JSON.stringify([result]);
    await this.#change(id, new SucceededState(text, latencyMs, durationMs));
  }

  /** The retries of the method decide about the next state. */
  async fail(id, error) {
    await this.#change(id, new FailedState(error, { serverId: this.id }));
  }

  /** Makes a retry due. */
  async retry(id) {
    const { storage, clock } = this.#shop;
    const at = clock.now();
    const { name } = new EnqueuedState();
    const reason = 'Its time has come';
    await storage.jobs.applyTransitions([
      {
        jobId: id,
        from: { state: 'Scheduled', isFinished: false },
        to: name,
        history: [{ state: name, at, reason, data: {} }],
        counters: [],
      },
    ]);
    return this.claim(1);
  }

  async #change(id, state) {
    await this.#shop.jobs.changeState(id, state, { expectedState: 'Processing' });
  }
}
