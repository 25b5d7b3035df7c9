import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../support/free-port.js';
import { until } from '../../../support/until.js';

/** A PgBouncer of our own that pools transactions. Debian's package has it. */
export class PgBouncer {
  #file;
  #folder;
  #port;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process;

  /**
   * @param {string} folder
   * @param {string} url
   * @param {number} port
   */
  constructor(folder, url, port) {
    this.#folder = folder;
    this.#file = join(folder, 'pgbouncer.ini');
    this.#port = port;
    this.url = url;
  }

  static isInstalled() {
    return spawnSync('pgbouncer', ['--version']).status === 0;
  }

  /** @param {string} targetUrl */
  static async before(targetUrl) {
    const target = new URL(targetUrl);
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'hangfire-pgbouncer-'));
    chmodSync(folder, 0o777);
    const url = new URL(targetUrl);
    url.port = String(port);
    const bouncer = new PgBouncer(folder, url.href, port);
    writeFileSync(
      bouncer.#file,
      `[databases]
* = host=127.0.0.1 port=${target.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 10
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
`.replace('* = host', `${target.pathname.slice(1)} = user=${target.username} host`),
    );
    await bouncer.start();
    return bouncer;
  }

  async start() {
    // It refuses to run as root.
    const identity = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
    this.#process = spawn('pgbouncer', [...identity, '-q', this.#file], { stdio: 'ignore' });
    await until(() => isListening(this.#port), 10_000);
  }

  async restart() {
    await this.#end();
    await this.start();
  }

  async stop() {
    await this.#end();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #end() {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    await closed;
  }
}

/** @param {number} port */
function isListening(port) {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
