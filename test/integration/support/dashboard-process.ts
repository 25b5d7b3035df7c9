import { DashboardClient } from '../../support/dashboard-client.js';
import { ServerProcess, type ServerProcessOptions } from './server-process.js';

const LISTENING = /^listening at (\S+)$/m;

/** A process of `dashboard-server.mjs`, unless told otherwise: a dashboard, and a server. */
export class DashboardProcess extends DashboardClient {
  private constructor(
    private readonly process: ServerProcess,
    origin: string,
  ) {
    super(origin, '/hangfire');
  }

  static async start(options: ServerProcessOptions): Promise<DashboardProcess> {
    const process = await ServerProcess.start({ program: 'dashboard-server.mjs', ...options });
    const [, origin = ''] = LISTENING.exec(process.output) ?? [];
    return new DashboardProcess(process, origin);
  }

  /** All that it logged. */
  get output(): string {
    return this.process.output;
  }

  async kill(): Promise<void> {
    await this.process.end('SIGKILL');
  }
}
