import { AnswerPatience } from './answer-patience.js';
import type { ClientPool, PooledClient } from './client-pool.js';
import { ConnectionLine } from './connection-line.js';

const PROBE_TIMEOUT_MS = 5_000;
/**
 * A pool that moves more slowly than it is asked would have ever more calls wait ever longer. After so many times
 * what it may stand still, they are told.
 */
const STANDSTILLS_AT_MOST = 30;
/** As the operating system says it, too, when it has found out. */
const TIMED_OUT = 'ETIMEDOUT';

/**
 * The connections of a pool. One whose other end is gone without a word, behind a firewall that has
 * forgotten it for instance, never answers and never fails: after a time it is taken for dead. From then
 * on all others that have not answered since have to do so before they are given anything to do.
 */
export class Connections<Query, Answer, Client extends PooledClient<Query, Answer>> {
  private readonly patience: AnswerPatience;
  private readonly heardAtMs = new WeakMap<Client, number>();
  private silentAtMs: number | undefined;
  private line: ConnectionLine<Client> | undefined;

  /**
   * @param connect connects if need be
   * @param probe asked to see whether a connection answers
   * @param trusts whether the session of a connection is as it was opened
   * @param answerTimeoutMs undefined: a connection cannot be dead
   * @param connectionTimeoutMs how long the pool may stand still while a call waits; undefined: it has no line
   */
  constructor(
    private readonly connect: () => Promise<ClientPool<Client>>,
    private readonly probe: Query,
    private readonly trusts: (client: Client) => boolean,
    private readonly answerTimeoutMs?: number,
    private readonly connectionTimeoutMs?: number,
  ) {
    this.patience = new AnswerPatience(answerTimeoutMs ?? Number.POSITIVE_INFINITY);
  }

  /** One for the caller alone; to be released. */
  async take(): Promise<Client> {
    for (;;) {
      const client = await this.takeFrom(await this.connect());
      if (isInTransaction(client) || !this.trusts(client)) client.release(true);
      else if (!this.isDoubtful(client) || (await this.answers(client))) return client;
    }
  }

  /** What it throws may be silence; the connection has to be closed then. */
  async ask(client: Client, query: Query): Promise<Answer> {
    if (this.answerTimeoutMs === undefined) return client.query(query);

    const { ms } = this.patience;
    try {
      return await this.askWithin(ms, client, query);
    } catch (error) {
      if (isSilence(error)) {
        this.patience.exhausted(ms);
        this.silentAtMs = performance.now();
      }
      throw error;
    }
  }

  private takeFrom(pool: ClientPool<Client>): Promise<Client> {
    const { connectionTimeoutMs: ms } = this;
    if (ms === undefined) return pool.connect();

    if (this.line?.pool !== pool) {
      const limits = { standstillMs: ms, maxWaitMs: STANDSTILLS_AT_MOST * ms };
      this.line = new ConnectionLine(pool, limits);
    }
    return this.line.take();
  }

  private isDoubtful(client: Client): boolean {
    if (this.silentAtMs === undefined) return false;
    return (this.heardAtMs.get(client) ?? Number.NEGATIVE_INFINITY) < this.silentAtMs;
  }

  private async answers(client: Client): Promise<boolean> {
    const ms = Math.min(PROBE_TIMEOUT_MS, this.answerTimeoutMs ?? PROBE_TIMEOUT_MS);
    try {
      await this.askWithin(ms, client, this.probe);
      return true;
    } catch {
      client.release(true);
      return false;
    }
  }

  private askWithin(ms: number, client: Client, query: Query): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(silenceOf(ms)), ms);
      timer.unref();
      client.query(query).then(
        (result) => {
          clearTimeout(timer);
          this.heardAtMs.set(client, performance.now());
          resolve(result);
        },
        (error: unknown) => {
          clearTimeout(timer);
          reject(error);
        },
      );
    });
  }
}

/** Whether somebody has left a transaction open: what is done in it would be lost with it. */
function isInTransaction(
  client: Pick<PooledClient<never, unknown>, 'getTransactionStatus'>,
): boolean {
  const status = client.getTransactionStatus?.();
  return status === 'T' || status === 'E';
}

/** Whether an error says that a connection is dead, though nothing has closed it. */
export const isSilence = (error: unknown): error is Error =>
  error instanceof Error && (error as { code?: unknown }).code === TIMED_OUT;

const silenceOf = (ms: number): Error =>
  Object.assign(new Error(`The database has not answered within ${ms} ms`), { code: TIMED_OUT });
