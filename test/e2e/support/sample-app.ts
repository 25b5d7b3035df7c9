import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cookieOf, linksIn } from '../../support/link-in-log.js';
import { projectRoot } from './project-root.js';

const MAIN = join(projectRoot, 'sample-app/dist/main.js');

/** Each app is short-lived: to optimize its embedded database costs more than it gains. */
const NODE_OPTIONS = ['--liftoff-only'];

export interface SampleAppOptions {
  /** The working folder: the embedded database and all written files are in it. */
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The sample app in a process of its own, on a port that was free. */
export class SampleApp {
  private constructor(
    private readonly process: ChildProcess,
    private readonly url: string,
    /** Of whoever has followed the link to the dashboard. */
    private readonly cookie: string,
    private readonly printed: { readonly text: string },
  ) {}

  static async start({ home, env = {} }: SampleAppOptions): Promise<SampleApp> {
    const child = spawn(process.execPath, [...NODE_OPTIONS, MAIN], {
      cwd: home,
      env: {
        PATH: process.env.PATH,
        NO_COLOR: '1',
        PORT: '0',
        DATA_DIR: join(home, 'data'),
        XDG_STATE_HOME: join(home, 'state'),
        REPORT_DURATION_MS: '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = { text: '' };
    const { address, link } = await addressesPrintedBy(child, printed);
    return new SampleApp(child, address, await cookieOf(link), printed);
  }

  /** All that it logged. */
  get log(): string {
    return this.printed.text;
  }

  get(path: string): Promise<Response> {
    return fetch(new URL(path, this.url), { headers: { cookie: this.cookie } });
  }

  /** As somebody who has not followed the link. */
  getAsStranger(path: string): Promise<Response> {
    return fetch(new URL(path, this.url));
  }

  /** As a program does that collects metrics. */
  getWithToken(path: string, token: string): Promise<Response> {
    return fetch(new URL(path, this.url), { headers: { authorization: `Bearer ${token}` } });
  }

  async getJson<T>(path: string): Promise<T> {
    const response = await this.get(path);
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}.`);
    return (await response.json()) as T;
  }

  post(path: string, body: unknown = {}): Promise<Response> {
    return fetch(new URL(path, this.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** As a browser sends a form without fields. */
  press(path: string): Promise<Response> {
    const headers = { accept: 'text/html,*/*;q=0.8' };
    return fetch(new URL(path, this.url), { method: 'POST', headers });
  }

  /** Sends the signal; answers with the exit code, or with the signal that ended the process. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | NodeJS.Signals> {
    const { process } = this;
    const closed = once(process, 'close');

    if (process.exitCode === null && process.signalCode === null) {
      process.kill(signal);
      await closed;
    }
    return process.exitCode ?? (process.signalCode as NodeJS.Signals);
  }
}

function addressesPrintedBy(
  child: ChildProcess,
  printed: { text: string },
): Promise<{ address: string; link: string }> {
  return new Promise((resolve, reject) => {
    const collect = (chunk: Buffer) => {
      printed.text += chunk;
      const [, address] = /Open (http:[^,\s]+)/.exec(printed.text) ?? [];
      const [link] = linksIn(printed.text);
      if (address && link) resolve({ address, link });
    };

    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => {
      reject(
        new Error(`The sample app ended with exit code ${code} at its start:\n${printed.text}`),
      );
    });
  });
}
