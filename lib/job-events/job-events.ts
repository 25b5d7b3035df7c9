import { AsyncResource } from 'node:async_hooks';
import { setImmediate } from 'node:timers';
import type { ChangeListener } from '../client/stored-changes.js';
import type { BackgroundJob } from '../job/background-job.js';
import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { StoredCall } from '../storage/jobs/records.js';
import { sizeOfTransition } from '../storage/jobs/stored-size.js';
import type { Transition } from '../storage/jobs/transition.js';
import type { Logger } from '../support/logger.js';
import { endsWithin } from '../support/time/time-limit.js';
import { eventKindOf, eventOf } from './event-of.js';
import type { JobEvent } from './job-event.js';
import { type JobListener, listensTo } from './job-listener.js';

/** How many calls of listeners may be under way at the same time. */
const MAX_RUNNING = 20;
/** How many events may wait for their listeners, and how large they may be together, in characters. */
const MAX_WAITING = 10_000;
const MAX_WAITING_SIZE = 32 * 1_048_576;
/** How many pairs of class and method are remembered. Hostile names must not fill the memory. */
const MAX_REMEMBERED = 1_000;

interface WaitingCall {
  readonly event: JobEvent;
  readonly listener: JobListener;
  readonly size: number;
}

/**
 * Calls listeners when something has happened to a job, after the change was stored. Nobody waits for a listener, and a
 * listener that throws does no harm. An event is told once or never.
 *
 * Events wait in a line of limited length. While the line is full, new events are dropped, and the log says so once.
 */
export class JobEvents implements ChangeListener {
  private readonly listeners: JobListener[] = [];
  private readonly byCall = new Map<string, readonly JobListener[]>();
  private line: WaitingCall[] = [];
  private size = 0;
  private running = 0;
  private dropped = 0;
  private isTurning = false;
  private onIdle: (() => void)[] = [];

  constructor(
    private readonly handlers: Pick<HandlerCatalog, 'findUnambiguous'>,
    private readonly logger: Logger,
  ) {}

  /** Whether anybody listens. */
  get areHeard(): boolean {
    return this.listeners.length > 0;
  }

  add(listener: JobListener): void {
    this.listeners.push(listener);
    this.byCall.clear();
  }

  wants(call: Pick<StoredCall, 'type' | 'method'>): boolean {
    return this.listenersOf(call).length > 0;
  }

  stored(transition: Transition, job: BackgroundJob | undefined): void {
    const kind = job && eventKindOf(transition);
    if (!kind) return;
    const listeners = this.listenersOf(job).filter((listener) => listener.kind === kind);
    if (listeners.length === 0) return;

    const event = eventOf(kind, transition, job);
    const size = sizeOfTransition(transition);
    for (const listener of listeners) this.enter({ event, listener, size });
  }

  /** Resolves when all listeners have been called and have ended. */
  async idle(): Promise<void> {
    if (this.isIdle) return;
    await new Promise<void>((resolve) => this.onIdle.push(resolve));
  }

  /** Waits for listeners until the time is up, and then gives up those that have not ended. */
  async drain(timeoutMs: number): Promise<void> {
    if (await endsWithin(this.idle(), timeoutMs)) return;
    this.logger.warn('Listeners for job events have not ended in time', {
      running: this.running,
      waiting: this.line.length,
      timeoutMs,
    });
    this.line = [];
    this.size = 0;
  }

  private get isIdle(): boolean {
    return this.line.length === 0 && this.running === 0;
  }

  private listenersOf({ type, method }: Pick<StoredCall, 'type' | 'method'>) {
    const key = `${type}\0${method}`;
    const known = this.byCall.get(key);
    if (known) return known;

    const { names } = this.handlers.findUnambiguous(type) ?? {};
    const call = { type, method: names?.current(method) ?? method };
    const found = this.listeners.filter((listener) => listensTo(listener, call));
    if (this.byCall.size >= MAX_REMEMBERED) this.byCall.clear();
    this.byCall.set(key, found);
    return found;
  }

  private enter(call: WaitingCall): void {
    if (this.line.length >= MAX_WAITING || this.size + call.size > MAX_WAITING_SIZE) {
      this.drop();
      return;
    }
    this.line.push(call);
    this.size += call.size;
    this.turn();
  }

  private drop(): void {
    this.dropped += 1;
    if (this.dropped > 1) return;
    this.logger.error('Job events are dropped: their listeners do not keep up', {
      waiting: this.line.length,
    });
  }

  /** Calls the listeners in a later turn of the event loop, so that they never delay the storing of outcomes. */
  private turn(): void {
    if (this.isTurning) return;
    this.isTurning = true;
    setImmediate(this.takeTurn);
  }

  /** The calls come from many places, so none may run in the request or the transaction of another. */
  private readonly takeTurn = AsyncResource.bind(() => {
    this.isTurning = false;
    this.callNext();
  });

  private callNext(): void {
    const calls = this.line.splice(0, MAX_RUNNING - this.running);
    for (const call of calls) void this.call(call);
  }

  private async call({ listener, event, size }: WaitingCall): Promise<void> {
    this.running += 1;
    try {
      await listener.call(event);
    } catch (error) {
      const { kind, job } = event;
      const facts = { listener: listener.name, event: kind, jobId: job.id, error };
      this.logger.error('Listener for job events threw', facts);
    } finally {
      this.running -= 1;
      this.size -= size;
      this.ended();
    }
  }

  private ended(): void {
    if (this.line.length > 0) {
      this.turn();
      return;
    }
    if (this.dropped > 0) {
      this.logger.warn('Job events were dropped', { dropped: this.dropped });
      this.dropped = 0;
    }
    if (!this.isIdle) return;
    const listeners = this.onIdle;
    this.onIdle = [];
    for (const resolve of listeners) resolve();
  }
}
