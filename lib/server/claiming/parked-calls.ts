import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import { isUnknownMethod } from '../../job/handlers/handler-methods.js';
import type { CallName } from '../../storage/queues/parked-jobs.js';
import type { QueueStore } from '../../storage/queues/queue-store.js';

/** How many methods one claim names. */
const MAX_NAMED = 50;

export interface ParkedCallsParts {
  readonly store: QueueStore;
  readonly handlers: HandlerCatalog;
  readonly queues: readonly string[];
  /** Called when there may be parked jobs to claim. */
  readonly onFound: () => void;
}

/**
 * The methods that this server knows and that had parked jobs at the latest look. Only every second claim names them,
 * so that parked jobs and ready jobs do not keep each other waiting.
 */
export class ParkedCalls {
  private known: readonly CallName[] = [];
  private isTheirTurn = true;

  constructor(private readonly parts: ParkedCallsParts) {}

  get areThere(): boolean {
    return this.known.length > 0;
  }

  /** The methods for the next claim. Each claim begins with another method. */
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
