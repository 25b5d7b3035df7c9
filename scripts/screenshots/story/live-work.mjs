import { setTimeout } from 'node:timers/promises';
import { unknownMailbox } from './failures.mjs';
import { person } from './people.mjs';
import { randomNumbers } from './random.mjs';

/** The time between two looks of the dashboard at the store; the default of `statsPollingIntervalMs`. */
const STEP_MS = 2_000;
const CHECK_MS = 50;

/**
 * Moves the clock and ends jobs, so that the live chart has content. Between two looks of the dashboard the
 * clock moves by two seconds, however long the machine takes.
 */
export class LiveWork {
  #shop;
  #servers;
  #random = randomNumbers(23);
  #lastedMs = 0;
  #due = 0;
  #done = 0;

  /**
   * @param {import('../shop.mjs').Shop} shop
   * @param {import('../staged-server.mjs').StagedServer[]} servers
   */
  constructor(shop, servers) {
    this.#shop = shop;
    this.#servers = servers;
  }

  begin() {
    const { statistics } = this.#shop.storage;
    const countByState = statistics.countByState.bind(statistics);
    statistics.countByState = async () => {
      await this.#step();
      return countByState();
    };
  }

  /** @param {number} ms a time of the store's clock */
  async lasts(ms) {
    while (this.#lastedMs < ms) await setTimeout(CHECK_MS);
  }

  async #step() {
    this.#shop.clock.moveBy(STEP_MS);
    this.#lastedMs += STEP_MS;
    await Promise.all(this.#servers.map((server) => server.beat()));

    this.#due += (STEP_MS / 1_000) * jobsPerSecond(this.#lastedMs / 1_000);
    while (this.#done < this.#due) await this.#runNext();
  }

  async #runNext() {
    const { jobs, EmailService, NewsletterService } = this.#shop;
    const [server] = this.#servers;
    const { address, name } = person(this.#random.between(0, 900));
    this.#done += 1;

    if (this.#done % 160 === 0) {
      const queue = 'critical';
      await jobs.enqueue(NewsletterService, (it) => it.send(address, name), { queue });
      const [job] = await server.claim(1, [queue]);
      await server.fail(job.id, unknownMailbox(address));
      return;
    }
    const id = await jobs.enqueue(EmailService, (it) => it.sendWelcome(address, name));
    if (this.#done % 230 === 0) {
      await jobs.delete(id);
      return;
    }
    await server.claim(1, ['critical']);
    const [latencyMs, durationMs] = [this.#random.between(2, 30), this.#random.between(20, 240)];
    await server.succeed(id, { latencyMs, durationMs });
  }
}

/** Two slow waves and a quick one. */
function jobsPerSecond(second) {
  return 9 + 3.5 * Math.sin(second / 17) + 1.8 * Math.sin(second / 5.3) + Math.sin(second / 1.9);
}
