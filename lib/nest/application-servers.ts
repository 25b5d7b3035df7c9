import type { Instruments } from '../instruments/instruments.js';
import { BackgroundJobServer } from '../server/background-job-server.js';
import { RunMeter } from '../server/measuring/run-meter.js';
import { resolveServerOptions, type ServerOptions } from '../server/server-options.js';
import type { ServerParts } from '../server/server-parts.js';
import { warnOfSmallPool } from './checks/warn-of-small-pool.js';

/** The servers of one application. */
export class ApplicationServers {
  private servers: readonly BackgroundJobServer[] = [];

  /** @throws InvalidOptionsError */
  constructor(
    private readonly options: readonly ServerOptions[],
    private readonly parts: ServerParts,
    private readonly instruments: Instruments,
  ) {
    // Errors in the options are thrown now. The declared queues are known later, together with the handlers.
    for (const server of options) resolveServerOptions(server, parts.storage.features);
  }

  /** @param queues the queues that decorators declare */
  start(queues: readonly string[]): void {
    const { parts } = this;
    const { features } = parts.storage;
    const resolved = this.options.map((it) => resolveServerOptions(it, features, queues));
    const workerCounts = resolved.map(({ workerCount }) => workerCount);
    warnOfSmallPool(workerCounts, features, parts.logger);
    const runScopes = this.instruments.isOn
      ? [...parts.runScopes, new RunMeter(this.instruments)]
      : parts.runScopes;
    this.servers = resolved.map(
      (server) => new BackgroundJobServer({ ...parts, runScopes }, server),
    );
    for (const server of this.servers) server.start();
  }

  /** Takes no more jobs, and waits for the running jobs within the shutdown timeout. */
  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
  }
}
