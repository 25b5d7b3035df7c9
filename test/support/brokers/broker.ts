import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../eventually.js';
import { freePort } from '../free-port.js';
import { BROKER_PROGRAMS } from './brokers-there.js';

export type BrokerType = keyof typeof BROKER_PROGRAMS;

interface Launch {
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

const LAUNCHES: Readonly<Record<BrokerType, (port: number, home: string) => Promise<Launch>>> = {
  redis: async (port) => ({
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
  }),
  nats: async (port) => ({ args: ['--addr', '127.0.0.1', '--port', String(port)] }),
  rabbitmq: async (port, home) => ({
    args: [],
    env: {
      HOME: home,
      RABBITMQ_NODENAME: `hangfire${port}@localhost`,
      RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
      RABBITMQ_NODE_PORT: String(port),
      RABBITMQ_DIST_PORT: String(await freePort()),
      RABBITMQ_MNESIA_BASE: home,
      RABBITMQ_LOG_BASE: home,
      RABBITMQ_LOGS: '-',
      RABBITMQ_ENABLED_PLUGINS_FILE: join(home, 'plugins'),
      RABBITMQ_CONFIG_FILE: join(home, 'none'),
    },
  }),
};
const URLS: Readonly<Record<BrokerType, (port: number) => string>> = {
  redis: (port) => `redis://127.0.0.1:${port}`,
  rabbitmq: (port) => `amqp://guest:guest@127.0.0.1:${port}`,
  nats: (port) => `nats://127.0.0.1:${port}`,
};
const START_LIMIT_MS = 60_000;

/** A message queue of one spec, in processes of its own, which keeps its port. */
export class Broker {
  private child: ChildProcess | undefined;
  private readonly onExit = () => this.disposeNow();

  private constructor(
    readonly type: BrokerType,
    private readonly port: number,
    private readonly home: string,
  ) {
    process.once('exit', this.onExit);
  }

  static async start(type: BrokerType): Promise<Broker> {
    const home = await mkdtemp(join(tmpdir(), `hangfire-${type}-`));
    const broker = new Broker(type, await freePort(), home);
    await broker.launch();
    return broker;
  }

  get url(): string {
    return URLS[this.type](this.port);
  }

  /** Again, after it was killed. */
  async launch(): Promise<void> {
    const { args, env } = await LAUNCHES[this.type](this.port, this.home);
    const child = spawn(BROKER_PROGRAMS[this.type], args, {
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
