import { connect, createServer } from 'node:net';
import { ProxiedSession } from './proxied-session.mjs';
import { wireOf } from './wires.mjs';

/**
 * @typedef {object} Gate a place in the traffic at which everything stops
 * @property {string} statement the beginning of a prepared statement's name, or of a simple query
 * @property {'statement' | 'commit'} at the statement itself, or the end of the transaction it is in
 * @property {'before' | 'after'} side before the server gets it, or after the server has done it
 * @property {number} [skipped] how often the traffic passes there before
 *
 * @typedef {{ side: 'before' | 'after', reached: () => void }} Hold
 */

/**
 * Stands between one process and its database, and reads what the process sends. It can be slow, cut
 * everything, keep everything back, let statements fail, and stop the traffic at a given statement.
 */
export class WireProxy {
  /** @type {Set<ProxiedSession>} */
  #sessions = new Set();
  #server;
  #wire;
  latencyMs = 0;
  isFrozen = false;
  #skips = 0;
  /** @type {(() => void) | undefined} */
  #reached;
  /** @type {Gate | undefined} */
  gate;
  /** Whether a session was stopped at the gate. */
  holdsSession = false;
  /** Decides about each statement; answers with the SQLSTATE of PostgreSQL that it fails with, or with nothing.
   * @type {(statement: string) => string | undefined} */
  failing = () => undefined;

  /**
   * @param {import('node:net').Server} server
   * @param {string} url
   */
  constructor(server, url) {
    this.#server = server;
    this.#wire = wireOf(url);
    this.url = url;
  }

  /** @param {string} targetUrl */
  static async before(targetUrl) {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const address = server.address();
    const url = new URL(targetUrl);
    const targetPort = Number(url.port || 5432);
    url.port = String(typeof address === 'object' && address ? address.port : 0);

    const proxy = new WireProxy(server, url.href);
    server.on('connection', (client) => {
      proxy.#join(client, connect(targetPort, '127.0.0.1'));
    });
    return proxy;
  }

  /**
   * Resolves when the traffic has come to that place; nothing of the session in question passes from
   * there on.
   *
   * @param {Gate} gate
   * @returns {Promise<void>}
   */
  reaches(gate) {
    this.gate = gate;
    this.#skips = gate.skipped ?? 0;
    return new Promise((resolve) => {
      this.#reached = () => resolve();
    });
  }

  /** Nothing is waited for any more. */
  openGate() {
    this.gate = undefined;
  }

  /** A session stands at the gate: how it is held there, if it is not to pass. @returns {Hold | undefined} */
  takeGate() {
    this.#skips -= 1;
    if (!this.gate || this.#skips >= 0) return undefined;

    const { side } = this.gate;
    this.gate = undefined;
    this.holdsSession = true;
    return { side, reached: () => this.#reached?.() };
  }

  /** Ends sessions without a word, each with that probability. @param {() => boolean} isChosen */
  reset(isChosen) {
    for (const session of this.#sessions) if (isChosen()) session.reset();
  }

  /** Sessions stay open and nothing arrives any more: those that only listen, or all of them.
   * @param {'listening' | 'all'} which */
  freeze(which) {
    this.isFrozen = which === 'all';
    for (const session of this.#sessions) {
      if (which === 'all' || session.isListening) session.freeze();
    }
  }

  /** What was kept back arrives. */
  thaw() {
    this.isFrozen = false;
    for (const session of this.#sessions) session.thaw();
  }

  async close() {
    for (const session of this.#sessions) session.reset();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /**
   * @param {import('node:net').Socket} client
   * @param {import('node:net').Socket} target
   */
  #join(client, target) {
    const session = new ProxiedSession(this, this.#wire, client, target);
    this.#sessions.add(session);
    client.once('close', () => this.#sessions.delete(session));
    if (this.isFrozen) session.freeze();
  }
}
