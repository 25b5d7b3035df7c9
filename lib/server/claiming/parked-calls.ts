import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import { isUnknownMethod } from '../../job/handlers/handler-methods.js';
import type { CallName } from '../../storage/queues/parked-jobs.js';
import type { QueueStore } from '../../storage/queues/queue-store.js';

/** So many methods one claim names. */
const MAX_NAMED = 50;

export interface ParkedCallsParts {
  readonly store: QueueStore;
  readonly handlers: HandlerCatalog;
  readonly queues: readonly string[];
  /** There may be parked jobs to claim. */
  readonly onFound: () => void;
}

/**
 * The methods that this server knows and that have parked jobs, as of the latest look. Every second claim names them:
 * so neither parked jobs nor ready jobs keep the others waiting.
 */
export class ParkedCalls {
  private known: readonly CallName[] = [];
  private isTheirTurn = true;

  constructor(private readonly parts: ParkedCallsParts) {}

  get areThere(): boolean {
    return this.known.length > 0;
  }

  /** The methods for the next claim, each time beginning with another one. */
  forNextClaim(): readonly CallName[] {
    const [first, ...others] = this.known;
    if (first === undefined) return [];

    this.isTheirTurn = !this.isTheirTurn;
    if (this.isTheirTurn) return [];
    this.known = [...others, first];
    return this.known.slice(0, MAX_NAMED);
  }

  /** @returns whether there are parked jobs that can run here */
  async look(): Promise<boolean> {
    const { store, handlers, queues, onFound } = this.parts;
    const calls = await store.parkedCalls(queues);
    this.known = calls.filter(
      (call) => !isUnknownMethod(handlers, call) && !handlers.isRefused(call.type),
    );
    if (this.areThere) onFound();
    return this.areThere;
  }
}
