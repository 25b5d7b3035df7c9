import { ServerProcess, type ServerProcessOptions } from './server-process.js';

export type WhichServer = 0 | 1;

/** Two server processes, each of which may be killed and started again. */
export class ServerPair {
  /** When each process was killed that was. */
  readonly killedAt = new Map<number, Date>();
  private ended = '';

  private constructor(
    private readonly options: ServerProcessOptions,
    private readonly servers: [ServerProcess, ServerProcess],
  ) {}

  static async start(options: ServerProcessOptions): Promise<ServerPair> {
    const start = () => ServerProcess.start(options);
    return new ServerPair(options, await Promise.all([start(), start()]));
  }

  /** All that the processes logged. */
  get output(): string {
    return this.ended + this.servers.map(({ output }) => output).join('');
  }

  /** Which of them it is, if it is one. */
  indexOf(pid: number | undefined): WhichServer | undefined {
    const index = this.servers.findIndex((server) => server.pid === pid);
    return index === -1 ? undefined : index === 0 ? 0 : 1;
  }

  async kill(which: WhichServer): Promise<void> {
    const server = this.servers[which];
    this.killedAt.set(server.pid, new Date());
    await server.end('SIGKILL');
    this.ended += server.output;
  }

  async restart(which: WhichServer): Promise<void> {
    this.servers[which] = await ServerProcess.start(this.options);
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.end('SIGKILL')));
  }
}
