import type { ServerStore } from '../storage/server-store.js';
import type { Logger } from '../support/logger.js';

/** A server that starts together with this process has announced itself by then. */
const CHECK_AFTER_MS = 5_000;
/** Whoever makes queue names of data shall not fill the memory with them. */
const MAX_QUEUES = 1_000;

export interface UnservedQueuesOptions {
  readonly checkAfterMs?: number;
}

/** Says once of each queue that jobs are put into it here and that no server of the store serves it. */
export class UnservedQueues {
  private readonly noticed = new Set<string>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private isStarted = false;

  constructor(
    private readonly servers: ServerStore,
    private readonly logger: Logger,
    private readonly options: UnservedQueuesOptions = {},
  ) {}

  /** From now on queues are looked at, also those that were noticed before. */
  start(): void {
    this.isStarted = true;
    for (const queue of this.noticed) this.checkSoon(queue);
  }

  stop(): void {
    this.isStarted = false;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  /** A job is put into it. */
  notice(queue: string): void {
    if (this.noticed.has(queue) || this.noticed.size >= MAX_QUEUES) return;
    this.noticed.add(queue);
    if (this.isStarted) this.checkSoon(queue);
  }

  private checkSoon(queue: string): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.check(queue);
    }, this.options.checkAfterMs ?? CHECK_AFTER_MS);
    timer.unref();
    this.timers.add(timer);
  }

  private async check(queue: string): Promise<void> {
    try {
      const servers = await this.servers.list();
      if (!this.isStarted || servers.some(({ queues }) => queues.includes(queue))) return;
      this.logger.warn(
        'Jobs wait in a queue that no server serves: name it in the queues of a server',
        { queue, servers: servers.length },
      );
    } catch {
      // The store is away, which others say; the next job asks again.
      this.noticed.delete(queue);
    }
  }
}
