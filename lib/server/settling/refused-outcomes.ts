// Imported, because with fake global timers a test would keep outcomes from being tried again.
import { clearTimeout, setTimeout } from 'node:timers';
import type { BackgroundJob } from '../../job/background-job.js';
import { blameOf } from '../../storage/errors/blame.js';
import type { Transition, TransitionOutcome } from '../../storage/jobs/transition.js';
import type { Logger } from '../../support/logger.js';
import { Backoff } from '../../support/time/backoff.js';

/** After this many refusals of an outcome, another outcome is stored in its place. */
const MAX_REFUSALS = 3;
const BACKOFF = { initialMs: 50, maxMs: 2_000 } as const;

export interface RefusedOutcomesParts {
  readonly logger: Logger;
  /** Stores one transition, together with transitions of others. */
  readonly store: (
    transition: Transition,
    stored: (outcome: TransitionOutcome) => void,
    refused: (error: unknown) => void,
  ) => void;
  /** The outcomes that may take the place of a refused outcome, the smallest last. */
  readonly fallbacks: (transition: Transition, error: unknown) => readonly Transition[];
  /** @param job the job, if a listener wants it */
  readonly onStored: (
    transition: Transition,
    outcome: TransitionOutcome,
    job: BackgroundJob | undefined,
  ) => void;
  readonly onGivenUp: (transition: Transition, error: unknown) => void;
}

interface RefusedOutcome {
  readonly transition: Transition;
  readonly job: BackgroundJob | undefined;
  readonly backoff: Backoff;
  /** How many times the store has refused this very outcome. */
  refusals: number;
  error: unknown;
  timer?: NodeJS.Timeout;
}

/**
 * Outcomes that the store refused when they came alone. Their jobs stay leased to this server and do not run again.
 *
 * Waiting: the outcome is tried again, with growing pauses. Refused: the store has refused this very outcome often
 * enough, so a smaller outcome is tried directly after it. If the obstacle had passed meanwhile, the store would have
 * taken the outcome itself. Stored or given up: the outcome leaves.
 */
export class RefusedOutcomes {
  private readonly outcomes = new Map<Transition, RefusedOutcome>();
  private onEmpty: (() => void)[] = [];
  private isOver = false;

  constructor(private readonly parts: RefusedOutcomesParts) {}

  get size(): number {
    return this.outcomes.size;
  }

  transitions(): Iterable<Transition> {
    return this.outcomes.keys();
  }

  /** @param job the job, if a listener wants it */
  add(transition: Transition, error: unknown, job?: BackgroundJob): void {
    const outcome = { transition, job, backoff: new Backoff(BACKOFF), refusals: 0, error };
    this.outcomes.set(transition, outcome);
    this.refused(outcome, error);
  }

  /** Tries all outcomes now, because the obstacle may have passed. */
  tryAllAgain(): void {
    for (const outcome of this.outcomes.values()) {
      if (!outcome.timer) continue;
      clearTimeout(outcome.timer);
      this.tryAgain(outcome);
    }
  }

  /** Resolves when no outcome is left. */
  async drain(): Promise<void> {
    if (this.size > 0) await new Promise<void>((resolve) => this.onEmpty.push(resolve));
  }

  /** Ends all tries: from now on no outcome is tried again. */
  giveUp(): void {
    this.isOver = true;
    for (const outcome of this.outcomes.values()) {
      // An outcome without a timer is on its way to the store.
      if (outcome.timer) this.abandon(outcome);
    }
  }

  private tryAgain(outcome: RefusedOutcome): void {
    const { transition } = outcome;
    delete outcome.timer;
    this.parts.store(
      transition,
      (answer) => this.stored(outcome, transition, answer),
      (error) => this.refused(outcome, error),
    );
  }

  private refused(outcome: RefusedOutcome, error: unknown): void {
    outcome.error = error;
    if (!this.isOver && this.isRefusedForGood(outcome)) {
      this.tryInstead(outcome, this.parts.fallbacks(outcome.transition, error));
    } else {
      this.wait(outcome);
    }
  }

  /** Whether the store has refused this very outcome often enough. Errors with another reason do not count. */
  private isRefusedForGood(outcome: RefusedOutcome): boolean {
    const { transition, error } = outcome;
    if (blameOf(error) !== 'some') return false;

    outcome.refusals += 1;
    if (outcome.refusals === MAX_REFUSALS) {
      const { jobId, to } = transition;
      this.parts.logger.error('The store refused the outcome of a job', { jobId, to, error });
    }
    return outcome.refusals >= MAX_REFUSALS;
  }

  private tryInstead(outcome: RefusedOutcome, fallbacks: readonly Transition[]): void {
    const [first, ...smaller] = fallbacks;
    if (!first || this.isOver) {
      this.wait(outcome);
      return;
    }

    this.parts.store(
      first,
      (answer) => this.stored(outcome, first, answer),
      (error) => this.tryInstead(outcome, blameOf(error) === 'some' ? smaller : []),
    );
  }

  private wait(outcome: RefusedOutcome): void {
    if (this.isOver) {
      this.abandon(outcome);
      return;
    }
    outcome.timer = setTimeout(() => this.tryAgain(outcome), outcome.backoff.nextMs());
  }

  private stored(outcome: RefusedOutcome, kept: Transition, answer: TransitionOutcome): void {
    this.leave(outcome);
    this.parts.onStored(kept, answer, outcome.job);
  }

  private abandon(outcome: RefusedOutcome): void {
    clearTimeout(outcome.timer);
    this.leave(outcome);
    this.parts.onGivenUp(outcome.transition, outcome.error);
  }

  private leave({ transition }: RefusedOutcome): void {
    this.outcomes.delete(transition);
    if (this.size > 0) return;

    const listeners = this.onEmpty;
    this.onEmpty = [];
    for (const listener of listeners) listener();
  }
}
