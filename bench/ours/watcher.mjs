import { HttpClient } from '../support/http-client.mjs';

/** The same as in lib/dashboard/web/src/api/live/refresh.ts. */
const LEAST_PAUSE_MS = 3_000;

/** The requests of the overview when it is opened, and which of them it repeats. */
const FIRST = ['api/overview', 'api/history?resolution=hour', 'api/servers'];
const FOLLOWING = ['api/overview', 'api/servers'];

/**
 * A person who watches the overview. It reads the stream of live numbers, and loads the content of the page
 * again when they change, exactly as the page does.
 *
 * States: watching (from `open`) → closed. A fault while watching is thrown by `close`.
 */
export class Watcher {
  /** How long each repeated request took. */
  tookMs = [];
  #client;
  #watching;
  #fault;
  #isClosed = false;
  #before;
  #refreshedAt = 0;

  /** Resolves when the page and the first live numbers have arrived. */
  static async open(url) {
    const client = new HttpClient(url);
    for (const path of ['', 'api/session']) await client.get(path);

    const watcher = new Watcher(client);
    await Promise.all([watcher.#begin(), ...FIRST.map((path) => client.get(path))]);
    return watcher;
  }

  constructor(client) {
    this.#client = client;
  }

  async close() {
    this.#isClosed = true;
    this.#client.close();
    await this.#watching;
    if (this.#fault) throw this.#fault;
  }

  #begin() {
    return new Promise((resolve, reject) => {
      this.#watching = this.#watch(resolve).catch((error) => {
        if (this.#isClosed) return;
        this.#fault = error;
        reject(error);
      });
    });
  }

  async #watch(onFirst) {
    for await (const text of this.#client.events('api/live')) {
      const answer = JSON.parse(text);
      if (this.#before) await this.#refreshWhatChanged(this.#before, answer);
      else onFirst();
      this.#before = answer;
    }
    throw new Error('The stream of live numbers ended.');
  }

  async #refreshWhatChanged(before, after) {
    if (!isMoving(after) && fingerprint(before) === fingerprint(after)) return;
    if (after.now - this.#refreshedAt < LEAST_PAUSE_MS) return;

    this.#refreshedAt = after.now;
    const answers = await Promise.all(FOLLOWING.map((path) => this.#client.get(path)));
    this.tookMs.push(...answers.map(({ tookMs }) => tookMs));
  }
}

const isMoving = ({ throughput: { succeeded, failed, deleted } }) =>
  succeeded + failed + deleted > 0;

const fingerprint = ({ counts, retries, servers, recurring, problems }) =>
  JSON.stringify([counts, retries, servers, recurring, problems]);
