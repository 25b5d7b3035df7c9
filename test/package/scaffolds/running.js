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
    return Running.startProgram('node', await scaffold.startArguments(), {
      cwd: scaffold.folder,
      env: { ...scaffold.env, XDG_STATE_HOME: scaffold.folder, ...env },
    });
  }

  /**
   * @param {string} program
   * @param {string[]} args
   * @param {{ cwd: string, env: NodeJS.ProcessEnv }} place
   */
  static async startProgram(program, args, { cwd, env }) {
    const port = await freePort();
    const child = spawn(program, args, {
      cwd,
      env: { ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, with which everything ends that it starts in turn.
      detached: true,
    });
    const running = new Running(child, port);
    await running.#until(async () => (await fetch(running.origin)).ok, START_TIMEOUT_MS);
    return running;
  }

  /** @returns {Promise<unknown>} what the job has answered */
  async runJob() {
    const posted = await fetch(`${this.origin}/reminders/Ada`, { method: 'POST' });
    const { id } = /** @type {{ id: string }} */ (await posted.json());
    return this.resultOf(id);
  }

  /**
   * @param {string} id
   * @returns {Promise<unknown>} what that job has answered
   */
  async resultOf(id) {
    /** @type {{ state?: string, result?: unknown }} */
    let job = {};
    await this.#until(async () => {
      const found = await fetch(`${this.origin}/reminders/${id}`);
      job = /** @type {typeof job} */ (await found.json());
      return job.state === 'Succeeded';
    }, JOB_TIMEOUT_MS);
    return job.result;
  }

  /** What the class with schedules has seen when its first one has run. */
  async firstRun() {
    let seen = { runs: 0, jobs: 0 };
    await this.#until(async () => {
      const answer = await fetch(`${this.origin}/tasks`);
      seen = /** @type {typeof seen} */ (await answer.json());
      return seen.runs > 0;
    }, JOB_TIMEOUT_MS);
    return seen;
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
    const { exitCode, signalCode, pid } = this.#child;
    if (exitCode !== null || signalCode !== null || pid === undefined) return;
    const closed = once(this.#child, 'close');
    process.kill(-pid, 'SIGTERM');
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
