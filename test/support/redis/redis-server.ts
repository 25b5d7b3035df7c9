import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ServerProcess } from '../server-process.js';
import { REDIS_PROGRAM } from './redis-there.js';

const CLIENT_PROGRAM = 'redis-cli';
const execute = promisify(execFile);

export type RedisConfig = Readonly<Record<string, string>>;

/** Jobs survive the death of the process, not that of the machine: no spec takes that away. */
const SAFE: RedisConfig = { appendonly: 'yes', appendfsync: 'no', save: '' };

/** A Redis server of one spec. */
export class RedisServer {
  private constructor(private readonly server: ServerProcess) {}

  static async start(config: RedisConfig = {}): Promise<RedisServer> {
    const settings = Object.entries({ bind: '127.0.0.1', ...SAFE, ...config });
    const server = await ServerProcess.start({
      name: 'redis',
      program: REDIS_PROGRAM,
      launch: (port) => ({
        args: [
          '--port',
          String(port),
          ...settings.flatMap(([name, value]) => [`--${name}`, value]),
        ],
      }),
    });
    return new RedisServer(server);
  }

  get port(): number {
    return this.server.port;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  get node() {
    return { host: '127.0.0.1', port: this.port };
  }

  /** What the server answers to a command. */
  ask(...command: string[]): Promise<string> {
    return askAt(this.port, ...command);
  }

  /** Again, after it was killed, with what it has kept. */
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

export async function askAt(port: number, ...command: string[]): Promise<string> {
  const { stdout } = await execute(CLIENT_PROGRAM, ['-p', String(port), ...command]);
  return stdout.trim();
}
