import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerOptions } from '../../../lib/server/server-options.js';
import type { CompiledLibrary } from '../../support/compiled-library.js';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const programs = fileURLToPath(new URL('.', import.meta.url));

export interface ServerProcessOptions {
  readonly library: CompiledLibrary;
  /** Of the database. */
  readonly url?: string;
  /** False: a process that runs no jobs. */
  readonly server?: ServerOptions | readonly ServerOptions[] | false;
  /** In this folder. @default 'ledger-server.mjs' */
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A process that runs jobs, or shows them. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly printed: { text: string },
  ) {}

  static async start(options: ServerProcessOptions): Promise<ServerProcess> {
    const { library, url, server = {}, program = 'ledger-server.mjs', env } = options;
    const child = spawn(process.execPath, [join(programs, program)], {
      cwd: project,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NO_COLOR: '1',
        HANGFIRE_DIST: library.entry,
        DATABASE_URL: url,
        SERVER_OPTIONS: JSON.stringify(server),
        ...env,
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
