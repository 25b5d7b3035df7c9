import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';

export interface Launch {
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

export interface ServerProgram {
  /** For the name of its folder. */
  readonly name: string;
  readonly program: string;
  launch(port: number, home: string): Launch | Promise<Launch>;
}

const START_LIMIT_MS = 60_000;

/** A server of one spec: processes of its own, a folder that is gone afterwards, and a port that it keeps. */
export class ServerProcess {
  private child: ChildProcess | undefined;
  private readonly onExit = () => this.disposeNow();

  private constructor(
    private readonly server: ServerProgram,
    readonly port: number,
    readonly home: string,
  ) {
    process.once('exit', this.onExit);
  }

  static async start(server: ServerProgram): Promise<ServerProcess> {
    const home = await mkdtemp(join(tmpdir(), `hangfire-${server.name}-`));
    const started = new ServerProcess(server, await freePort(), home);
    await started.launch();
    return started;
  }

  /** Again, after it was killed. */
  async launch(): Promise<void> {
    const { args, env } = await this.server.launch(this.port, this.home);
    const child = spawn(this.server.program, args, {
      cwd: this.home,
      env: { ...process.env, ...env },
      // What it starts ends with it.
      detached: true,
      stdio: 'ignore',
    });
    this.child = child;
    await eventually(() => answers(this.port), { withinMs: START_LIMIT_MS });
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child || !this.isRunning) return;
    const ended = once(child, 'exit');
    this.signal('SIGKILL');
    await ended;
    await eventually(async () => !(await answers(this.port)));
  }

  freeze(): void {
    this.signal('SIGSTOP');
  }

  thaw(): void {
    this.signal('SIGCONT');
  }

  async dispose(): Promise<void> {
    process.off('exit', this.onExit);
    await this.kill();
    this.disposeNow();
  }

  private get isRunning(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  private signal(name: NodeJS.Signals): void {
    if (this.isRunning && this.child?.pid) process.kill(-this.child.pid, name);
  }

  private disposeNow(): void {
    this.signal('SIGKILL');
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
