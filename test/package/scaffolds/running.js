import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const START_TIMEOUT_MS = 60_000;
const JOB_TIMEOUT_MS = 30_000;

/** A started application; what it prints is kept. */
export class Running {
  #child;
  #printed = '';

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {number} port
   */
  constructor(child, port) {
    this.#child = child;
    this.origin = `http://127.0.0.1:${port}`;
    const keep = (/** @type {Buffer} */ chunk) => {
      this.#printed += chunk;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
  }

  /**
   * @param {import('./scaffold.js').Scaffold} scaffold
   * @param {NodeJS.ProcessEnv} env
   */
  static async start(scaffold, env) {
    const port = await freePort();
    const child = spawn('node', await scaffold.startArguments(), {
      cwd: scaffold.folder,
      env: { ...scaffold.env, XDG_STATE_HOME: scaffold.folder, ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const running = new Running(child, port);
    await running.#until(async () => (await fetch(running.origin)).ok, START_TIMEOUT_MS);
    return running;
  }

  /** @returns {Promise<unknown>} what the job has answered */
  async runJob() {
    const { origin } = this;
    const posted = await fetch(`${origin}/reminders/Ada`, { method: 'POST' });
    const { id } = /** @type {{ id: string }} */ (await posted.json());
    /** @type {{ state?: string, result?: unknown }} */
    let job = {};
    await this.#until(async () => {
      const found = await fetch(`${origin}/reminders/${id}`);
      job = /** @type {typeof job} */ (await found.json());
      return job.state === 'Succeeded';
    }, JOB_TIMEOUT_MS);
    return job.result;
  }

  /** Follows the link in the log, as whoever has started it would. */
  async openDashboard() {
    const [, link = ''] = /link=(\S+)/.exec(this.#printed) ?? [];
    const opened = await fetch(link, { redirect: 'manual' });
    const cookie = opened.headers.getSetCookie().map((it) => it.split(';')[0]);
    const headers = { cookie: cookie.join('; ') };
    const { href } = new URL('.', link);
    const page = await fetch(`${href}jobs/succeeded`, { headers });
    const [, script] = /src="\.\/(assets\/[^"]+)"/.exec(await page.text()) ?? [];
    const answers = [page, await fetch(`${href}${script}`, { headers })];
    return answers.map(({ status }) => status);
  }

  async end() {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return;
    const closed = once(this.#child, 'close');
    this.#child.kill('SIGTERM');
    await closed;
  }

  /**
   * @param {() => Promise<boolean>} look
   * @param {number} withinMs
   */
  async #until(look, withinMs) {
    const deadline = Date.now() + withinMs;
    for (;;) {
      if (await look().catch(() => false)) return;
      const hasEnded = this.#child.exitCode !== null;
      if (hasEnded || Date.now() > deadline) {
        throw new Error(`${hasEnded ? 'It has ended' : 'It took too long'}:\n${this.#printed}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
