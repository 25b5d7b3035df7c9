import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerOptions } from '../../../lib/server/server-options.js';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const program = fileURLToPath(new URL('ledger-server.mjs', import.meta.url));

export interface CompiledLibrary {
  readonly entry: string;
  remove(): void;
}

/** The library as it is now, in a folder of its own that finds the project's packages. */
export function compileLibrary(): CompiledLibrary {
  const cache = join(project, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'hangfire-'));
  const compiler = join(project, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', folder], {
    cwd: project,
    stdio: 'pipe',
  });
  return {
    entry: join(folder, 'index.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface ServerProcessOptions {
  readonly library: CompiledLibrary;
  readonly url: string;
  readonly server?: ServerOptions;
}

/** A process that runs the jobs of `ledger-server.mjs`. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly printed: { text: string },
  ) {}

  static async start({ library, url, server = {} }: ServerProcessOptions): Promise<ServerProcess> {
    const child = spawn(process.execPath, [program], {
      cwd: project,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NO_COLOR: '1',
        HANGFIRE_DIST: library.entry,
        DATABASE_URL: url,
        SERVER_OPTIONS: JSON.stringify(server),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = { text: '' };
    await new Promise<void>((resolve, reject) => {
      const collect = (chunk: Buffer) => {
        printed.text += chunk;
        if (printed.text.includes('ready\n')) resolve();
      };
      child.stdout.on('data', collect);
      child.stderr.on('data', collect);
      child.once('close', (code) => reject(new Error(`Ended with ${code}:\n${printed.text}`)));
    });
    return new ServerProcess(child, printed);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** All that it logged. */
  get output(): string {
    return this.printed.text;
  }

  /** Resolves when the process has ended, whatever ended it. */
  async ended(): Promise<void> {
    const { child } = this;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  }

  /** Sends the signal; answers with the exit code, or with the signal that ended the process. */
  async end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    const { child } = this;
    if (child.exitCode === null && child.signalCode === null) {
      const closed = once(child, 'close');
      child.kill(signal);
      await closed;
    }
    return child.exitCode ?? (child.signalCode as NodeJS.Signals);
  }
}
