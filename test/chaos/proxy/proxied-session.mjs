/** @import { Socket } from 'node:net' */
/** @import { WireProxy } from './wire-proxy.mjs' */
/** @import { Message, Wire } from './wires.mjs' */

/**
 * One session of a process.
 *
 * States: passing everything on → failing (what belongs to a failed statement is kept from the server,
 * up to the end of the request) → passing on; or → held (a gate was reached: nothing passes any more),
 * for good.
 */
export class ProxiedSession {
  #proxy;
  #client;
  #target;
  #wire;
  #messages;
  /** @type {Buffer[]} */
  #request = [];
  /** @type {string | undefined} */
  #failsWith;
  /** @type {import('./wire-proxy.mjs').Hold | undefined} */
  #held;
  /** What is on its slow way to the server, and to the client, the oldest first.
   * @type {(() => void)[]} */
  #toServer = [];
  /** @type {(() => void)[]} */
  #toClient = [];
  #isInTransaction = false;
  #hasPassedGate = false;
  isListening = false;

  /**
   * @param {WireProxy} proxy
   * @param {Wire} wire
   * @param {Socket} client
   * @param {Socket} target
   */
  constructor(proxy, wire, client, target) {
    this.#proxy = proxy;
    this.#wire = wire;
    this.#messages = wire.messages();
    this.#client = client;
    this.#target = target;
    client.setNoDelay(true);
    target.setNoDelay(true);
    client.on('data', (chunk) => this.#received(chunk));
    target.on('data', (chunk) => this.#answered(chunk));
    for (const [one, other] of /** @type {const} */ ([
      [client, target],
      [target, client],
    ])) {
      one.on('error', () => {});
      one.on('close', () => other.destroy());
    }
  }

  reset() {
    this.#client.resetAndDestroy();
    this.#target.destroy();
  }

  freeze() {
    this.#client.pause();
    this.#target.pause();
  }

  thaw() {
    this.#client.resume();
    this.#target.resume();
  }

  /** @param {Buffer} chunk */
  #received(chunk) {
    for (const message of this.#messages.push(chunk)) this.#take(message);
  }

  /** @param {Message} message */
  #take(message) {
    const { statement } = message;
    if (statement !== undefined) this.#look(statement);
    this.#request.push(message.bytes);
    if (message.isPart) return;

    const bytes = Buffer.concat(this.#request);
    this.#request = [];
    this.#send(bytes);
  }

  /** @param {string} statement */
  #look(statement) {
    if (/^(LISTEN|SUBSCRIBE)/i.test(statement)) this.isListening = true;
    if (/^(BEGIN|START TRANSACTION)/i.test(statement)) this.#isInTransaction = true;
    if (this.#isGate(statement)) this.#held = this.#proxy.takeGate();
    if (/^(COMMIT|ROLLBACK)/i.test(statement)) {
      this.#isInTransaction = false;
      this.#hasPassedGate = false;
      return;
    }
    this.#failsWith ??= this.#proxy.failing(statement);
  }

  /** @param {string} statement */
  #isGate(statement) {
    const gate = this.#proxy.gate;
    if (!gate || this.#held) return false;

    const isNamed = statement.startsWith(gate.statement);
    if (gate.at === 'statement') return isNamed;
    if (isNamed) this.#hasPassedGate = true;
    return this.#hasPassedGate && /^COMMIT/i.test(statement);
  }

  /** @param {Buffer} request up to and with its end */
  #send(request) {
    if (this.#held?.side === 'before') {
      this.#held.reached();
      return;
    }
    const sqlState = this.#failsWith;
    this.#failsWith = undefined;
    if (sqlState !== undefined) {
      this.#fail(sqlState);
      return;
    }
    this.#later(this.#toServer, () => this.#target.write(request));
  }

  /** @param {string} sqlState */
  #fail(sqlState) {
    const { failure, failingCommand } = this.#wire;
    if (failure) this.#client.write(failure(sqlState, this.#isInTransaction));
    else if (failingCommand) {
      this.#later(this.#toServer, () => this.#target.write(failingCommand(sqlState)));
    }
  }

  /** @param {Buffer} chunk */
  #answered(chunk) {
    this.#messages.answered?.(chunk);
    if (this.#held) {
      if (this.#held.side === 'after') this.#held.reached();
      return;
    }
    this.#later(this.#toClient, () => this.#client.write(chunk));
  }

  /**
   * Whichever timer fires first, the oldest is written, so that bytes stay in their order.
   *
   * @param {(() => void)[]} underWay
   * @param {() => void} write
   */
  #later(underWay, write) {
    const { latencyMs } = this.#proxy;
    underWay.push(write);
    const pass = () => underWay.shift()?.();
    if (latencyMs === 0) pass();
    else setTimeout(pass, latencyMs);
  }
}
