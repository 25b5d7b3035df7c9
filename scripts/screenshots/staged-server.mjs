import { EnqueuedState, FailedState, SucceededState } from 'nestjs-hangfire';
import minutes from '../../dist/attempts/attempt-minute.js';
import times from '../../dist/attempts/attempt-times.js';
import failures from '../../dist/storage/jobs/latest-failure.js';

const TIMEOUT_MS = 15_000;
const HEARTBEAT_MS = 5_000;
const VERSION = '2.4.1';
const SOFTWARE = { application: VERSION, library: '0.1.0', node: '22.11.0' };
/** How long the jobs that fail were ready before. */
const USUAL_WAIT_MS = 6;

/** A server that follows the story: it claims jobs and stores their outcomes. */
export class StagedServer {
  #shop;
  #announcement;
  #life;
  /** The jobs that run, each with the time at which it began. */
  #running = new Map();

  /**
   * @param {import('./shop.mjs').Shop} shop
   * @param {{ name: string, pid: number, queues: string[], workerCount: number,
   *   load: object, isStopping?: boolean }} server
   */
  constructor(shop, { name, pid, queues, workerCount, ...life }) {
    this.#shop = shop;
    this.id = `${name}:${pid}:${(pid * 7919).toString(16).padStart(8, '0')}`;
    const software = { ...SOFTWARE, host: name };
    this.#announcement = { id: this.id, name, queues, workerCount, software };
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
      activity: {
        heartbeatIntervalMs: HEARTBEAT_MS,
        busyWorkers: this.#running.size,
        claimedAhead: 0,
        abandonedCount: 0,
        abandonedRuns: [],
      },
      ...this.#life,
    });
  }

  /** @returns {Promise<import('nestjs-hangfire').ClaimedJob[]>} the jobs that run from now on */
  async claim(limit, queues = this.#announcement.queues) {
    const { storage, clock } = this.#shop;
    const claimed = await storage.queues.claim({ serverId: this.id, queues, limit });
    for (const job of claimed) this.#running.set(job.id, { job, begunMs: clock.now().getTime() });
    return claimed;
  }

  /** @param {{ latencyMs: number, durationMs: number, result?: unknown }} run */
  async succeed(id, { latencyMs, durationMs, result }) {
    const text = result === undefined ? undefined : JSON.stringify([result]);
    await this.#change(id, new SucceededState(text, latencyMs, durationMs));
    await this.#measure(id, { runMs: durationMs, waitMs: latencyMs });
  }

  /** The retries of the method decide about the next state. */
  async fail(id, error) {
    const { storage, clock } = this.#shop;
    const runMs = clock.now().getTime() - (this.#running.get(id)?.begunMs ?? 0);
    await this.#change(id, new FailedState(error, { serverId: this.id }));
    const [job] = await storage.jobs.findJobs([id]);
    const failure = failures.latestFailureIn(job.history);
    await this.#measure(id, { runMs, waitMs: USUAL_WAIT_MS, failure });
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

  /** Counts the attempt, as a server does. */
  async #measure(id, run) {
    const { job } = this.#running.get(id);
    this.#running.delete(id);
    const { storage, clock } = this.#shop;
    const endedAt = clock.now();
    const place = { server: this.#announcement.name, version: VERSION };
    const minute = new minutes.AttemptMinute(times.minuteOf(endedAt), place);
    const { queue, type, method } = job;
    minute.add({
      method: `${type}.${method}`,
      queue,
      jobId: id,
      endedAt,
      failure: undefined,
      ...run,
    });
    await storage.measurements.add(minute.toMeasurements());
  }
}
