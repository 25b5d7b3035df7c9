import { createHash } from 'node:crypto';

/** @import { Message } from '../wires.mjs' */

const END_OF_LINE = '\r\n';
/** What a script of the library begins with. */
const NAME = /^(?:#!lua.*\n)?-- (.+)\n/;

/**
 * The names of all scripts that any process has sent whole, by the hash that they are run by afterwards.
 *
 * @type {Map<string, string>}
 */
const names = new Map();

/** What a client of Redis sends, command by command. A script is known by its name, a subscription by its command. */
export class RedisMessages {
  #rest = Buffer.alloc(0);

  /**
   * @param {Buffer} chunk
   * @returns {Message[]}
   */
  push(chunk) {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const messages = [];
    for (;;) {
      const end = this.#endOfCommand();
      if (end === undefined) return messages;
      const bytes = this.#rest.subarray(0, end);
      messages.push({ bytes, statement: statementOf(bytes), isPart: false });
      this.#rest = this.#rest.subarray(end);
    }
  }

  /** Where the first command ends, if it is whole. */
  #endOfCommand() {
    let line = this.#lineAt(0);
    if (!line) return undefined;

    let { end } = line;
    for (let left = line.value; left > 0; left -= 1) {
      line = this.#lineAt(end);
      if (!line) return undefined;
      end = line.end + line.value + END_OF_LINE.length;
      if (end > this.#rest.length) return undefined;
    }
    return end;
  }

  /** A mark, a number, and the end of the line. @param {number} at */
  #lineAt(at) {
    const end = this.#rest.indexOf(END_OF_LINE, at);
    if (end < 0) return undefined;
    return {
      value: Number(this.#rest.toString('latin1', at + 1, end)),
      end: end + END_OF_LINE.length,
    };
  }
}

/** @param {Buffer} bytes */
function statementOf(bytes) {
  // Neither a name of a command, nor a hash, nor a script has an end of a line like this.
  const [, , command = '', , first = ''] = bytes.toString().split(END_OF_LINE, 5);
  switch (command.toLowerCase()) {
    case 'eval':
      return learn(first);
    case 'evalsha':
      return names.get(first);
    case 'subscribe':
    case 'ssubscribe':
      return 'SUBSCRIBE';
    default:
      return undefined;
  }
}

/** @param {string} script */
function learn(script) {
  const name = NAME.exec(script)?.[1];
  if (name) names.set(createHash('sha1').update(script).digest('hex'), name);
  return name;
}
