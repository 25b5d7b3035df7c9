import { Remote } from './remote.mjs';

const FILE = new URL('./dashboard-process.mjs', import.meta.url);

/** A process that shows the store of a place, and does nothing else. */
export class Dashboard {
  #remote;

  static async start(place) {
    const remote = new Remote(FILE);
    return new Dashboard(remote, await remote.call('start', place));
  }

  constructor(remote, url) {
    this.#remote = remote;
    this.url = url;
  }

  end() {
    return this.#remote.end();
  }
}
