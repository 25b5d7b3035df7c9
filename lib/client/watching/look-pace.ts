import { Backoff } from '../../support/time/backoff.js';

/** The pause after a look that has found something, or after the first look at a job, in milliseconds. */
const FIRST_PAUSE_MS = 100;
/** The longest pause between looks while no hint says that jobs have ended, in milliseconds. */
const MAX_PAUSE_MS = 1_000;
const GROWTH = 1.5;
/** The shortest pause between two looks at all watched jobs, in milliseconds. */
const MIN_PAUSE_MS = 20;
/**
 * A pause is at least this many times as long as the look before it, so that looks take little of the database's time.
 */
const REST_RATIO = 10;
/** The longest such pause, in milliseconds. With a very slow database, results would otherwise come very late. */
const MAX_REST_MS = 2_000;
const BACKOFF = { initialMs: 100, maxMs: 2_000 } as const;

/** Decides when to look at watched jobs. All times are those of `performance.now()`. */
export class LookPace {
  private pauseMs = FIRST_PAUSE_MS;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private lookMs = 0;
  private nextAt = Number.NEGATIVE_INFINITY;
  private blockedUntil = Number.NEGATIVE_INFINITY;
  private readonly backoff = new Backoff(BACKOFF);

  /** When the next look at all watched jobs is due. */
  get dueAt(): number {
    return Math.max(this.nextAt, this.blockedUntil);
  }

  /** When a first look at new jobs may begin. */
  get openAt(): number {
    return this.blockedUntil;
  }

  /**
   * @param lookMs how long a look at the jobs that are left takes, without the time for reading ended jobs
   * @param hasFound whether any job has ended
   */
  looked(now: number, lookMs: number, hasFound: boolean): void {
    this.succeeded();
    this.lookedAt = now;
    this.lookMs = lookMs;
    this.pauseMs = hasFound ? FIRST_PAUSE_MS : Math.min(MAX_PAUSE_MS, this.pauseMs * GROWTH);
    this.nextAt = now + Math.max(this.pauseMs, this.restMs);
  }

  /** New jobs were looked at for the first time. They may end soon, so the next look comes soon. */
  lookedAtNew(now: number): void {
    this.succeeded();
    this.pauseMs = FIRST_PAUSE_MS;
    this.comeEarlier(now + FIRST_PAUSE_MS);
  }

  /** A hint says that jobs have ended. */
  hurry(): void {
    this.comeEarlier(this.lookedAt + MIN_PAUSE_MS);
  }

  failed(now: number): void {
    this.blockedUntil = now + this.backoff.nextMs();
  }

  private comeEarlier(at: number): void {
    const earliest = Math.max(at, this.lookedAt + this.restMs);
    this.nextAt = Number.isFinite(this.nextAt) ? Math.min(this.nextAt, earliest) : earliest;
  }

  private succeeded(): void {
    this.backoff.reset();
  }

  private get restMs(): number {
    return Math.min(MAX_REST_MS, this.lookMs * REST_RATIO);
  }
}
