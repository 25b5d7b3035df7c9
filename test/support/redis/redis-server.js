import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ServerProcess } from '../server-process.js';
import { REDIS_PROGRAM } from './redis-there.js';

const CLIENT_PROGRAM = 'redis-cli';
const execute = promisify(execFile);

/** @typedef {Readonly<Record<string, string | readonly string[]>>} RedisConfig */

/** Jobs survive the death of the process, not that of the machine: no spec takes that away. */
const SAFE = { appendonly: 'yes', appendfsync: 'no', save: '' };

/** A Redis server of one spec. */
export class RedisServer {
  #server;

  /** @param {ServerProcess} server */
  constructor(server) {
    this.#server = server;
  }

  /** @param {RedisConfig} [config] */
  static async start(config = {}) {
    const settings = Object.entries({ bind: '127.0.0.1', ...SAFE, ...config });
    const server = await ServerProcess.start({
      name: 'redis',
      program: REDIS_PROGRAM,
      launch: (port) => ({
        args: [
          '--port',
          String(port),
          ...settings.flatMap(([name, value]) => [`--${name}`, ...[value].flat()]),
        ],
      }),
    });
    return new RedisServer(server);
  }

  get port() {
    return this.#server.port;
  }

  get url() {
    return `redis://127.0.0.1:${this.port}`;
  }

  get node() {
    return { host: '127.0.0.1', port: this.port };
  }

  /** What the server answers to a command. @param {string[]} command */
  ask(...command) {
    return askAt(this.port, ...command);
  }

  /** Again, after it was killed, with what it has kept. */
  launch() {
    return this.#server.launch();
  }

  kill() {
    return this.#server.kill();
  }

  /** In an orderly way. */
  stop() {
    return this.#server.stop();
  }

  freeze() {
    this.#server.freeze();
  }

  thaw() {
    this.#server.thaw();
  }

  dispose() {
    return this.#server.dispose();
  }
}

/**
 * @param {number} port
 * @param {string[]} command
 */
export async function askAt(port, ...command) {
  const { stdout } = await execute(CLIENT_PROGRAM, ['-p', String(port), ...command]);
  return stdout.trim();
}
