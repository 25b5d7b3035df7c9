import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { eventually } from '../eventually.js';
import { freePort } from '../free-port.js';
import { mayRun } from '../is-on-path.js';

export interface ProxySetting {
  /** A folder of its own, with its configuration in it. */
  readonly folder: string;
  readonly port: number;
  /** Of the application, such as `127.0.0.1:3000`. */
  readonly target: string;
}

/** A program that stands in front of an application, in one of the ways in which people set it up. */
export interface ProxyKind {
  readonly name: string;
  /** On the PATH, or where it is. */
  readonly program: string;
  readonly file: string;
  config(setting: ProxySetting): string;
  args(configFile: string, setting: ProxySetting): readonly string[];
}

/** Undefined where the program is not installed. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find(mayRun);
}

/** A proxy that listens on a port of this machine, in a process of its own. */
export class WebProxy {
  private constructor(
    readonly origin: string,
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(kind: ProxyKind, target: string): Promise<WebProxy> {
    const folder = await mkdtemp(join(tmpdir(), 'hangfire-proxy-'));
    const setting = { folder, port: await freePort(), target };
    const configFile = join(folder, kind.file);
    await writeFile(configFile, kind.config(setting));

    const child = spawn(kind.program, kind.args(configFile, setting), {
      cwd: folder,
      env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    const origin = `http://127.0.0.1:${setting.port}`;
    const proxy = new WebProxy(origin, child, folder);
    try {
      await eventually(() => child.exitCode !== null || answers(origin), { withinMs: 20_000 });
      if (child.exitCode !== null) throw new Error(`Ended with exit code ${child.exitCode}`);
    } catch (error) {
      await proxy.close();
      throw new Error(`${kind.name} does not answer:\n${output}`, { cause: error });
    }
    return proxy;
  }

  async close(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const closed = once(this.process, 'close');
      this.process.kill('SIGTERM');
      await closed;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function answers(origin: string): Promise<boolean> {
  try {
    await (await fetch(origin)).body?.cancel();
    return true;
  } catch {
    return false;
  }
}
