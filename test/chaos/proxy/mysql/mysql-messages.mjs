/** @import { Message } from '../wires.mjs' */

const HEADER_BYTES = 4;
/** A packet of this length goes on in the next one. */
const LONGEST = 0xffffff;
const COM_QUERY = 0x03;
const COM_PREPARE = 0x16;
const COM_EXECUTE = 0x17;

/** What a statement of the library begins with. */
const NAME = /^\s*\/\* ([\w-]+) \*\//;

/**
 * What a client of MySQL sends, packet by packet. A statement that is run under a number is known by the text that it was
 * prepared with.
 */
export class MysqlMessages {
  #rest = Buffer.alloc(0);
  #goesOn = false;
  /** @type {string | undefined} */
  #preparing;
  /** @type {Map<number, string>} */
  #prepared = new Map();

  /**
   * @param {Buffer} chunk
   * @returns {Message[]}
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

  /** The first answer to a statement that is prepared says its number. @param {Buffer} chunk */
  answered(chunk) {
    const text = this.#preparing;
    this.#preparing = undefined;
    const isPrepared = text !== undefined && chunk.length > 8 && chunk[HEADER_BYTES] === 0;
    if (isPrepared) this.#prepared.set(chunk.readUInt32LE(HEADER_BYTES + 1), text);
  }

  /** @returns {Message | undefined} */
  #take() {
    if (this.#rest.length < HEADER_BYTES) return undefined;
    const length = this.#rest.readUIntLE(0, 3);
    const end = HEADER_BYTES + length;
    if (this.#rest.length < end) return undefined;

    const bytes = this.#rest.subarray(0, end);
    this.#rest = this.#rest.subarray(end);
    // What belongs to the greeting, or goes on, has a later number.
    const isCommand = bytes[3] === 0 && !this.#goesOn;
    this.#goesOn = length === LONGEST;
    const statement = isCommand ? this.#statementOf(bytes) : undefined;
    return { bytes, statement, isPart: this.#goesOn };
  }

  /** @param {Buffer} bytes of a command */
  #statementOf(bytes) {
    const command = bytes[HEADER_BYTES];
    const body = bytes.subarray(HEADER_BYTES + 1);
    if (command === COM_QUERY) return named(body.toString());
    if (command === COM_PREPARE) this.#preparing = named(body.toString());
    if (command === COM_EXECUTE) return this.#prepared.get(body.readUInt32LE(0));
    return undefined;
  }
}

/** @param {string} text */
const named = (text) => NAME.exec(text)?.[1] ?? text.trim();
