import { AsyncResource } from 'node:async_hooks';
import type { ServerStore } from '../storage/servers/server-store.js';
import type { Logger } from '../support/logger.js';

/**
 * How long to wait before the queues are checked, in milliseconds. A server that starts together with this process has
 * announced itself by then.
 */
const CHECK_AFTER_MS = 5_000;
/** How many queues are remembered. An application that makes queue names from its data must not fill the memory. */
const MAX_QUEUES = 1_000;

export interface UnservedQueuesOptions {
  readonly checkAfterMs?: number;
}

/** Warns once for each queue that gets jobs from this process while no server of the store serves the queue. */
export class UnservedQueues {
  private readonly noticed = new Set<string>();
  /** The noticed queues that have not been checked yet. */
  private readonly unchecked = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private isStarted = false;

  constructor(
    private readonly servers: ServerStore,
    private readonly logger: Logger,
    private readonly options: UnservedQueuesOptions = {},
  ) {}

  /** Starts the checks, also of queues that were noticed before. */
  start(): void {
    this.isStarted = true;
    this.checkSoon();
  }

  stop(): void {
    this.isStarted = false;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** A job is being put into the queue. */
  notice(queue: string): void {
    if (this.noticed.has(queue) || this.noticed.size >= MAX_QUEUES) return;
    this.noticed.add(queue);
    this.unchecked.add(queue);
    this.checkSoon();
  }

  /** One check covers all queues that are noticed until then. */
  private checkSoon(): void {
    if (!this.isStarted || this.timer || this.unchecked.size === 0) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.check();
    }, this.options.checkAfterMs ?? CHECK_AFTER_MS);
    this.timer.unref();
  }

  /**
   * The check runs after the call that has put a job into a queue, so it must not run in the transaction of that call.
   */
  private readonly check = AsyncResource.bind(async (): Promise<void> => {
    const queues = [...this.unchecked];
    this.unchecked.clear();
    try {
      const servers = await this.servers.list();
      if (!this.isStarted) return;
      const served = new Set(servers.flatMap((server) => server.queues));
      for (const queue of queues) if (!served.has(queue)) this.warn(queue, servers.length);
    } catch {
      // The store cannot be reached, and other parts report that. The next job of the queue causes a new check.
      for (const queue of queues) this.noticed.delete(queue);
    }
  });

  private warn(queue: string, servers: number): void {
    this.logger.warn(
      'Jobs wait in a queue that no server serves: name it in the queues of a server',
      { queue, servers },
    );
  }
}
