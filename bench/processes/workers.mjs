import { until } from '../support/until.mjs';
import { Remote } from './remote.mjs';

const FILE = new URL('./worker-process.mjs', import.meta.url);
const ASK_EVERY_MS = 10;

/** One or more processes that run the jobs of one place. */
export class Workers {
  #remotes;

  /** Starts all processes together, when each has loaded its code. */
  static async start({ systemName, place, concurrency = 20, waitMs, processes = 1 }) {
    const remotes = Array.from({ length: processes }, () => new Remote(FILE));
    await Promise.all(remotes.map((remote) => remote.call('load', systemName)));
    await Promise.all(
      remotes.map((remote) => remote.call('start', { place, concurrency, waitMs })),
    );
    return new Workers(remotes);
  }

  constructor(remotes) {
    this.#remotes = remotes;
  }

  async countRan() {
    const counts = await Promise.all(this.#remotes.map((remote) => remote.call('countRan')));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Waits until this many jobs have started; they need not have ended. */
  haveRun(jobs, { everyMs = ASK_EVERY_MS } = {}) {
    return until(async () => (await this.countRan()) >= jobs, { everyMs });
  }

  /** Kills the processes in the middle of their work. */
  async kill() {
    await Promise.all(this.#remotes.map((remote) => remote.end()));
  }

  async stop() {
    const reports = await Promise.all(this.#remotes.map((remote) => remote.call('stop')));
    await this.kill();
    return reports;
  }
}
