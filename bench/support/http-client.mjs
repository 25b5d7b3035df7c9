import { Agent, get } from 'node:http';
import { nowMs } from './monotonic-clock.mjs';

/** The number of connections of a browser to one server. */
const CONNECTIONS = 6;
const EVENT = 'data:';

/** Sends requests to one server, over connections that stay open. */
export class HttpClient {
  #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  #url;

  /** @param {string} url that all paths are relative to */
  constructor(url) {
    this.#url = url;
  }

  /**
   * @param {string} path
   * @returns {Promise<{ text: string, tookMs: number }>} the whole answer, and how long it took
   * @throws when it is not a 200
   */
  async get(path) {
    const startedMs = nowMs();
    const response = await this.#respond(path);
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    const tookMs = nowMs() - startedMs;

    if (response.statusCode === 200) return { text, tookMs };
    throw new Error(`GET ${path} was answered with ${response.statusCode}: ${text}`);
  }

  /** The same for a stream of events, which ends after its first event. */
  async firstEvent(path) {
    const startedMs = nowMs();
    for await (const text of this.events(path)) return { text, tookMs: nowMs() - startedMs };
    throw new Error(`GET ${path} had no event.`);
  }

  /** The same for a file of any length, of which only the beginning is read. */
  async firstPortion(path) {
    const startedMs = nowMs();
    const response = await this.#respond(path);
    for await (const chunk of response.setEncoding('utf8')) {
      return { text: chunk, tookMs: nowMs() - startedMs };
    }
    throw new Error(`GET ${path} was answered with ${response.statusCode} and nothing.`);
  }

  /** The data of a stream's events, as long as it is open and somebody reads it. */
  async *events(path) {
    const response = await this.#respond(path);
    let rest = '';
    for await (const chunk of response.setEncoding('utf8')) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop();
      for (const line of lines) if (line.startsWith(EVENT)) yield line.slice(EVENT.length);
    }
  }

  close() {
    this.#agent.destroy();
  }

  #respond(path) {
    return new Promise((resolve, reject) => {
      get(new URL(path, this.#url), { agent: this.#agent }, resolve).on('error', reject);
    });
  }
}
