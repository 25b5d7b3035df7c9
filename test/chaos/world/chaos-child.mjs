import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** @import { ProcessPlan } from '../processes/chaos-process.mjs' */

const PROGRAM = fileURLToPath(new URL('../processes/chaos-process.mjs', import.meta.url));
const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const KEPT_OUTPUT = 20_000;
/** Far longer than an orderly end may take, with a database that is away. */
const STOP_MS = 40_000;

/**
 * A process of the application.
 *
 * States: starting → ready → ended, by a signal of ours or by itself.
 */
export class ChaosChild {
  #child;
  #output = '';
  #hasHung = false;
  /** Whether somebody here has decided that it ends. */
  isExpectedToEnd = false;

  /**
   * @param {ProcessPlan} plan
   * @param {readonly string[]} nodeOptions
   */
  constructor(plan, nodeOptions = []) {
    this.plan = plan;
    this.#child = spawn(process.execPath, [...nodeOptions, PROGRAM], {
      cwd: PROJECT,
      env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', CHAOS: JSON.stringify(plan) },
      // It ends when its input does, so that it does not outlive this process.
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const collect = (/** @type {Buffer} */ chunk) => {
      this.#output = (this.#output + chunk).slice(-KEPT_OUTPUT);
    };
    this.#child.stdout.on('data', collect);
    this.#child.stderr.on('data', collect);
    /** When and how it has ended. */
    this.ended = once(this.#child, 'close');
    this.ready = new Promise((resolve) => {
      const look = () => this.#output.includes('ready\n') && resolve(undefined);
      this.#child.stdout.on('data', look);
      this.#child.once('close', resolve);
    });
  }

  get pid() {
    return this.#child.pid ?? 0;
  }

  get isRunning() {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The end of all that it printed. */
  get output() {
    return this.#output;
  }

  /** @param {NodeJS.Signals} signal */
  send(signal) {
    if (this.isRunning) this.#child.kill(signal);
  }

  /** @param {NodeJS.Signals} signal */
  async end(signal) {
    this.isExpectedToEnd = true;
    if (!this.isRunning) return;
    this.send(signal);
    const timer = new AbortController();
    const hangs = pause(STOP_MS, true, { signal: timer.signal }).catch(() => false);
    this.#hasHung = (await Promise.race([this.ended, hangs])) === true;
    timer.abort();
    this.send('SIGKILL');
    await this.ended;
  }

  /** What was wrong with an end that was asked for; undefined where nothing was. */
  get complaint() {
    if (this.#hasHung) return `It had not stopped after ${STOP_MS} ms.`;
    const { exitCode } = this.#child;
    return exitCode ? `It ended with code ${exitCode}.` : undefined;
  }
}
