import type { Logger } from '../../../../../support/logger.js';
import type { PgClient } from './pg-pool.js';

/** Lost more often than this within the time below, statements are not worth preparing. */
const MAX_LOSSES = 5;
const LOSSES_WITHIN_MS = 60_000;
/** An error that may be of the database itself costs the other connections no more often than this. */
const DOUBT_INTERVAL_MS = 1_000;

/**
 * Which connections have their sessions as they were opened. Others may use them, too, and leave them in another
 * role, read-only, or without what was prepared on them; what befell one has probably befallen others.
 *
 * Trusted: from the first use on. Distrusted: what was in use when something was wrong with one of them; those
 * are closed instead of used. Statements are prepared until they were lost again and again.
 */
export class SessionTrust {
  private readonly generations = new WeakMap<PgClient, number>();
  private generation = 0;
  private doubtedAtMs = Number.NEGATIVE_INFINITY;
  private losses = 0;
  private lostSinceMs = 0;

  constructor(
    private areStatementsPrepared: boolean,
    private readonly logger: Logger,
  ) {}

  get preparesStatements(): boolean {
    return this.areStatementsPrepared;
  }

  /** Whether a connection may be used; one that may not is to be closed. */
  trusts(client: PgClient): boolean {
    const generation = this.generations.get(client);
    if (generation === this.generation) return true;
    if (generation !== undefined) return false;

    this.generations.set(client, this.generation);
    return true;
  }

  /** An error of a statement may have been one of its session. */
  doubt(client: PgClient): void {
    if (!this.isFirstOf(client)) return;
    if (performance.now() - this.doubtedAtMs < DOUBT_INTERVAL_MS) return;

    this.doubtedAtMs = performance.now();
    this.generation += 1;
  }

  /** A prepared statement was not there any more, or another one was there. */
  lostStatement(client: PgClient): void {
    if (!this.areStatementsPrepared || !this.isFirstOf(client)) return;

    this.generation += 1;
    if (performance.now() - this.lostSinceMs > LOSSES_WITHIN_MS) {
      this.lostSinceMs = performance.now();
      this.losses = 0;
    }
    this.losses += 1;
    if (this.losses < MAX_LOSSES) return;

    this.areStatementsPrepared = false;
    this.logger.warn(
      'Prepared statements get lost, and are not used any more: a proxy pools transactions, or sessions are ' +
        'reset. Set `preparedStatements: false` in the options of the store',
    );
  }

  /** The first of many that something befell at the same time. */
  private isFirstOf(client: PgClient): boolean {
    return this.generations.get(client) === this.generation;
  }
}
