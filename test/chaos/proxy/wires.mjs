import { mysqlFailure } from './mysql/mysql-failure.mjs';
import { MysqlMessages } from './mysql/mysql-messages.mjs';
import { ClientMessages } from './postgres/client-messages.mjs';
import { failure } from './postgres/server-answers.mjs';
import { failingCommand } from './redis/failing-command.mjs';
import { RedisMessages } from './redis/redis-messages.mjs';

/**
 * What a client and a database say to each other, as far as the proxy has to understand them.
 *
 * @typedef {object} Wire
 * @property {() => Messages} messages of one session
 * @property {(sqlState: string, isInTransaction: boolean) => Buffer} [failure] what the server would answer to a statement
 *   that fails; the error is named as in PostgreSQL
 * @property {(sqlState: string) => Buffer} [failingCommand] instead of that, a command to which the server answers so: where
 *   commands do not wait for the answers of others, only the server can answer in their order
 *
 * @typedef {object} Messages
 * @property {(chunk: Buffer) => Message[]} push what the client has sent, as far as it is whole with this chunk
 * @property {(chunk: Buffer) => void} [answered] what the server has sent
 *
 * @typedef {object} Message
 * @property {Buffer} bytes
 * @property {string | undefined} statement that is run by it: its name, or its text where it has none
 * @property {boolean} isPart whether it is only a part of a request, which a later message ends
 */

/** @type {Readonly<Record<string, Wire>>} */
const WIRES = {
  'postgres:': { messages: () => new ClientMessages(), failure },
  'mysql:': { messages: () => new MysqlMessages(), failure: mysqlFailure },
  'redis:': { messages: () => new RedisMessages(), failingCommand },
};

/**
 * @param {string} url
 * @returns {Wire}
 */
export const wireOf = (url) => /** @type {Wire} */ (WIRES[new URL(url).protocol]);
