import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Shorter than `Retry-After`, because a flood ignores that header. */
const PAUSE_MS = 1_000;
/** None of these searches finds anything, so each looks at as many jobs as it may. */
const SEARCHES = ['arg:nobody', 'type:MailService error:Nothing', 'nowhere to be found'];

/** Sends a number of searches at once, each again as soon as it is answered, until it is closed. */
export class Flood {
  answered = 0;
  #agent = new Agent({ keepAlive: true });
  #isOpen = true;
  #asking;

  constructor(url, requests) {
    this.#asking = Array.from({ length: requests }, (_, i) => this.#ask(url, i));
  }

  async close() {
    this.#isOpen = false;
    this.#agent.destroy();
    await Promise.all(this.#asking);
  }

  async #ask(url, index) {
    const search = encodeURIComponent(SEARCHES[index % SEARCHES.length]);
    const address = new URL(`api/jobs?q=${search}`, url);
    while (this.#isOpen) {
      const status = await this.#statusOf(address);
      if (status === 200) this.answered += 1;
      // Without a status, the connection broke, as some do in a flood.
      else if (status !== 503 && status !== undefined) {
        throw new Error(`A search was answered with ${status}.`);
      }
      if (status !== 200) await pause(PAUSE_MS);
    }
  }

  #statusOf(address) {
    return new Promise((resolve) => {
      get(address, { agent: this.#agent }, (response) => {
        response.resume().on('close', () => resolve(response.statusCode));
      }).on('error', () => resolve(undefined));
    });
  }
}
