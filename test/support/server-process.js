import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { until } from './until.js';

/**
 * @typedef {object} Launch
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} [env]
 *
 * @typedef {object} ServerProgram
 * @property {string} name for the name of its folder
 * @property {string} program
 * @property {(port: number, home: string) => Launch | Promise<Launch>} launch
 */

const START_LIMIT_MS = 60_000;
const END_LIMIT_MS = 30_000;

/**
 * A server of one spec: processes of its own, a folder that is gone afterwards, and a port that it keeps. Plain JavaScript,
 * so that `node test/chaos/run.mjs` can import it without a transpiler.
 */
export class ServerProcess {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #server;
  #onExit = () => this.#disposeNow();

  /**
   * @param {ServerProgram} server
   * @param {number} port
   * @param {string} home
   */
  constructor(server, port, home) {
    this.#server = server;
    this.port = port;
    this.home = home;
    process.once('exit', this.#onExit);
  }

  /** @param {ServerProgram} server */
  static async start(server) {
    const home = await mkdtemp(join(tmpdir(), `hangfire-${server.name}-`));
    const started = new ServerProcess(server, await freePort(), home);
    await started.launch();
    return started;
  }

  /** Again, after it was killed or stopped. */
  async launch() {
    const { args, env } = await this.#server.launch(this.port, this.home);
    this.#child = spawn(this.#server.program, args, {
      cwd: this.home,
      env: { ...process.env, ...env },
      // What it starts ends with it.
      detached: true,
      stdio: 'ignore',
    });
    await this.#isSeen(() => answers(this.port), START_LIMIT_MS, 'does not answer');
  }

  kill() {
    return this.#end('SIGKILL');
  }

  /** In an orderly way. */
  stop() {
    return this.#end('SIGTERM');
  }

  freeze() {
    this.#signal('SIGSTOP');
  }

  thaw() {
    this.#signal('SIGCONT');
  }

  async dispose() {
    process.off('exit', this.#onExit);
    await this.kill();
    this.#disposeNow();
  }

  get #isRunning() {
    return this.#child?.exitCode === null && this.#child.signalCode === null;
  }

  /** @param {NodeJS.Signals} signal */
  async #end(signal) {
    const child = this.#child;
    if (!child || !this.#isRunning) return;
    const ended = once(child, 'exit');
    this.#signal(signal);
    await ended;
    await this.#isSeen(async () => !(await answers(this.port)), END_LIMIT_MS, 'still answers');
  }

  /** @param {NodeJS.Signals} name */
  #signal(name) {
    if (this.#isRunning && this.#child?.pid) process.kill(-this.#child.pid, name);
  }

  /**
   * @param {() => Promise<boolean>} look
   * @param {number} withinMs
   * @param {string} otherwise
   */
  async #isSeen(look, withinMs, otherwise) {
    if (await until(look, withinMs)) return;
    throw new Error(`${this.#server.program} ${otherwise} after ${withinMs} ms`);
  }

  #disposeNow() {
    this.#signal('SIGKILL');
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (/** @type {boolean} */ isThere) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
