/** Parse, Bind, Describe, Execute and Close; Sync ends them. */
const PARTS = new Set(['P', 'B', 'D', 'E', 'C']);

/**
 * What a client of PostgreSQL sends, message by message.
 *
 * States: before the start-up message, which has no type byte → after it.
 */
export class ClientMessages {
  #rest = Buffer.alloc(0);
  #hasStarted = false;

  /**
   * The messages that are whole with this chunk.
   *
   * @param {Buffer} chunk
   * @returns {ClientMessage[]}
   */
  push(chunk) {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const messages = [];
    for (;;) {
      const message = this.#take();
      if (!message) return messages;
      messages.push(message);
    }
  }

  #take() {
    const typeBytes = this.#hasStarted ? 1 : 0;
    if (this.#rest.length < typeBytes + 4) return undefined;
    const length = typeBytes + this.#rest.readInt32BE(typeBytes);
    if (this.#rest.length < length) return undefined;

    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    const message = new ClientMessage(
      this.#hasStarted ? String.fromCharCode(bytes[0] ?? 0) : '',
      bytes,
    );
    this.#hasStarted = true;
    return message;
  }
}

export class ClientMessage {
  /**
   * @param {string} type empty for the start-up message
   * @param {Buffer} bytes
   */
  constructor(type, bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /** The name of the prepared statement that is bound, or the text of one without a name. */
  get statement() {
    if (this.type === 'Q') return this.#text(5);
    if (this.type === 'B') return this.#text(this.bytes.indexOf(0, 5) + 1) || undefined;
    if (this.type === 'P' && this.bytes[5] === 0) return this.#text(6);
    return undefined;
  }

  /** Whether it is only a part of a request, which a later message ends. */
  get isPart() {
    return PARTS.has(this.type);
  }

  /** @param {number} start */
  #text(start) {
    return this.bytes.toString('utf8', start, this.bytes.indexOf(0, start));
  }
}
