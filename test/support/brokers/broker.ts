import { join } from 'node:path';
import { freePort } from '../free-port.js';
import { type Launch, ServerProcess } from '../server-process.js';
import { BROKER_PROGRAMS } from './brokers-there.js';

export type BrokerType = keyof typeof BROKER_PROGRAMS;

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

/** A message queue of one spec, in processes of its own, which keeps its port. */
export class Broker {
  private constructor(
    readonly type: BrokerType,
    private readonly server: ServerProcess,
  ) {}

  static async start(type: BrokerType): Promise<Broker> {
    const program = BROKER_PROGRAMS[type];
    return new Broker(
      type,
      await ServerProcess.start({ name: type, program, launch: LAUNCHES[type] }),
    );
  }

  get url(): string {
    return URLS[this.type](this.server.port);
  }

  /** Again, after it was killed. */
  launch(): Promise<void> {
    return this.server.launch();
  }

  kill(): Promise<void> {
    return this.server.kill();
  }

  freeze(): void {
    this.server.freeze();
  }

  thaw(): void {
    this.server.thaw();
  }

  dispose(): Promise<void> {
    return this.server.dispose();
  }
}
