import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { MYSQL_PROGRAMS } from './mysql-there.js';

const [SERVER, INSTALL] = /** @type {[string, string]} */ (MYSQL_PROGRAMS);
/** @type {NodeJS.Signals[]} */
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Specs that lose no server do not wait for the disk. */
const FAST = { 'innodb-flush-log-at-trx-commit': 0 };

/**
 * A private MariaDB in a temporary folder. Plain JavaScript, so that `node test/chaos/run.mjs` can import it without a
 * transpiler.
 *
 * States: running → stopped (after `stop` or `crash`) → running (after `start`) → disposed (after `dispose`; the folder is
 * gone). The URL stays the same over restarts.
 */
export class EmbeddedMariadb {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #home;
  #port;
  #settings;
  #user;
  #onExit = () => this.#disposeNow();
  /** @type {NodeJS.SignalsListener} */
  #onSignal = (signal) => {
    this.#disposeNow();
    process.kill(process.pid, signal);
  };

  /**
   * @param {string} home
   * @param {number} port
   * @param {Record<string, string | number>} settings
   * @param {string} user
   */
  constructor(home, port, settings, user) {
    this.#home = home;
    this.#port = port;
    this.#settings = settings;
    this.#user = user;
    process.once('exit', this.#onExit);
    for (const signal of ENDING_SIGNALS) process.once(signal, this.#onSignal);
  }

  /**
   * @param {{ settings?: Record<string, string | number>, user?: string }} [options] settings of the server, as it takes
   *   them on its command line; the user of this machine that it runs as, if not this one
   * @throws Error with what the server has said, where it does not start
   */
  static async start({ settings = FAST, user = userInfo().username } = {}) {
    const home = await mkdtemp(join(tmpdir(), 'hangfire-mariadb-'));
    if (user !== userInfo().username) execFileSync('chown', [user, home]);
    const server = new EmbeddedMariadb(home, await freePort(), settings, user);
    const install = [...server.#places, '--auth-root-authentication-method=normal'];
    execFileSync(INSTALL, [...install, '--skip-test-db'], { cwd: home, stdio: 'pipe' });
    await server.start();
    return server;
  }

  /** Connects as root, without a password. */
  get url() {
    return `mysql://root@127.0.0.1:${this.#port}/mysql`;
  }

  async start() {
    const settings = Object.entries(this.#settings).map(([name, value]) => `--${name}=${value}`);
    const child = spawn(
      SERVER,
      [
        ...this.#places,
        `--port=${this.#port}`,
        '--bind-address=127.0.0.1',
        `--socket=${join(this.#home, 'socket')}`,
        '--skip-networking=0',
        ...settings,
      ],
      { cwd: this.#home, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.#child = child;
    await isReady(child);
  }

  /** Ends all sessions and shuts down in an orderly way. */
  stop() {
    return this.#end('SIGTERM');
  }

  /** Dies at once; the next start goes through crash recovery. */
  crash() {
    return this.#end('SIGKILL');
  }

  async dispose() {
    await this.crash();
    process.off('exit', this.#onExit);
    for (const signal of ENDING_SIGNALS) process.off(signal, this.#onSignal);
    await rm(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }

  get #places() {
    return [
      '--no-defaults',
      `--datadir=${join(this.#home, 'data')}`,
      // A server that starts removes what others have left in it, whether they still need it or not.
      `--tmpdir=${this.#home}`,
      `--user=${this.#user}`,
    ];
  }

  /** @param {NodeJS.Signals} signal */
  async #end(signal) {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;

    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  #disposeNow() {
    this.#child?.kill('SIGKILL');
    rmSync(this.#home, { recursive: true, force: true });
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
function isReady(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const collect = (/** @type {Buffer} */ text) => {
      said += text;
      if (!said.includes('ready for connections')) return;
      // The pipe must go on being drained, or the server would block once it is full.
      child.stderr?.off('data', collect).resume();
      resolve();
    };
    child.stderr?.on('data', collect);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${SERVER} has ended:\n${said}`)));
  });
}
