import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Less than `Retry-After` says: whoever floods is not polite. */
const PAUSE_MS = 1_000;
/** None of them finds anything, so each looks at as many jobs as it may. */
const SEARCHES = ['arg:nobody', 'type:MailService error:Nothing', 'nowhere to be found'];

/** So many searches at once, each asked again when it is answered, for as long as it is open. */
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
      // Without a status, the connection broke: under a flood, some do.
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
