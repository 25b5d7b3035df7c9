import type { ClientPool } from './client-pool.js';
import { noConnectionOf } from './no-connection.js';

export interface LineLimits {
  /** How long the pool may stand still while a call waits. */
  readonly standstillMs: number;
  /** How long a call waits in all, however well the pool works. */
  readonly maxWaitMs: number;
}

interface Releasable {
  release(): void;
}

interface Waiter<Client> {
  readonly sinceMs: number;
  readonly resolve: (client: Client) => void;
  readonly reject: (error: unknown) => void;
}

/** Of node-postgres, for whoever stood in its own line for too long. */
const POOL_TIMEOUT = 'timeout exceeded when trying to connect';

/**
 * Calls that wait for a connection of one pool, in the order in which they came. A pool moves when it hands out
 * a connection or gets one back. As long as it moves, a call waits for its turn; when it stands still, the call fails.
 *
 * Waiting: the call has not asked the pool yet, whose own timer knows nothing of movement. Asking: it has. The
 * first call always asks, and more do while the pool has room, or has no timer.
 */
export class ConnectionLine<Client extends Releasable> {
  private readonly asking = new Set<Waiter<Client>>();
  private readonly waiting = new Set<Waiter<Client>>();
  private movedAtMs = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    readonly pool: ClientPool<Client>,
    private readonly limits: LineLimits,
  ) {}

  /** A connection that is idle goes to the caller at once: no timer runs, and nothing is kept. */
  take(): Promise<Client> {
    const { idleCount = 0, waitingCount = 0 } = this.pool;
    if (this.isEmpty && idleCount > waitingCount) return this.pool.connect();

    return new Promise((resolve, reject) => {
      if (this.isEmpty) this.begin();
      this.waiting.add({ sinceMs: performance.now(), resolve, reject });
      this.advance();
      if (!this.timer) this.watch();
    });
  }

  private get isEmpty(): boolean {
    return this.asking.size + this.waiting.size === 0;
  }

  private begin(): void {
    this.pool.on('acquire', this.moved);
    this.pool.on('release', this.moved);
  }

  private endIfEmpty(): void {
    if (!this.isEmpty) return;
    this.pool.removeListener('acquire', this.moved);
    this.pool.removeListener('release', this.moved);
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private readonly moved = () => {
    this.movedAtMs = performance.now();
    // The pool says it before it has done it.
    process.nextTick(() => this.advance());
  };

  private advance(): void {
    for (const waiter of this.waiting) {
      if (this.asking.size > 0 && !this.hasRoom()) return;
      this.waiting.delete(waiter);
      this.asking.add(waiter);
      void this.ask(waiter);
    }
  }

  private hasRoom(): boolean {
    const { totalCount = 0, idleCount = 0, waitingCount = 0, options } = this.pool;
    if (!options?.connectionTimeoutMillis || options.max === undefined) return true;
    return options.max - totalCount + idleCount > waitingCount;
  }

  private async ask(waiter: Waiter<Client>): Promise<void> {
    try {
      const client = await this.pool.connect();
      // Not every pool says so when it hands a connection on to the next in its line.
      this.movedAtMs = performance.now();
      // Nobody waits for it any more.
      if (!this.asking.delete(waiter)) client.release();
      else waiter.resolve(client);
    } catch (error) {
      // How long a call waits is decided here.
      if (isPoolTimeout(error) && this.asking.has(waiter)) return this.ask(waiter);
      this.asking.delete(waiter);
      waiter.reject(error);
    }
    this.advance();
    this.endIfEmpty();
  }

  private watch(): void {
    clearTimeout(this.timer);
    const [first] = this.asking;
    if (!first) return;
    const ms = Math.max(1, this.deadlineOf(first) - performance.now());
    // Connections that came back while the process was busy are heard of first.
    this.timer = setTimeout(() => setImmediate(() => this.expire()), ms);
  }

  /** Whoever came first has waited for longest. */
  private expire(): void {
    const nowMs = performance.now();
    const standing = this.waiting.size;
    for (const waiter of [...this.asking, ...this.waiting]) {
      if (this.deadlineOf(waiter) > nowMs) break;
      this.asking.delete(waiter);
      this.waiting.delete(waiter);
      waiter.reject(noConnectionOf(this.pool, nowMs - waiter.sinceMs, standing));
    }
    this.advance();
    this.endIfEmpty();
    this.watch();
  }

  private deadlineOf({ sinceMs }: Waiter<Client>): number {
    const { standstillMs, maxWaitMs } = this.limits;
    return Math.min(Math.max(sinceMs, this.movedAtMs) + standstillMs, sinceMs + maxWaitMs);
  }
}

const isPoolTimeout = (error: unknown): boolean =>
  error instanceof Error && error.message === POOL_TIMEOUT;
