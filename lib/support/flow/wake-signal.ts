/** The longest delay that a timer of Node takes, in milliseconds. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * A pause that can be cut short. A wake-up outside a pause is kept, and ends the next pause at once, so that no wake-up
 * is lost between a look and the pause after it.
 */
export class WakeSignal {
  private isWoken = false;
  private closed = false;
  private resume: (() => void) | undefined;
  private appointment: { at: number; timer: NodeJS.Timeout } | undefined;

  /** @param keepsProcess whether the timers of pauses keep the process from ending */
  constructor(private readonly keepsProcess = true) {}

  get isClosed(): boolean {
    return this.closed;
  }

  wake(): void {
    this.isWoken = true;
    this.resume?.();
  }

  /** Wakes after `delayMs`, unless it is to wake earlier anyway. */
  wakeIn(delayMs: number): void {
    const at = performance.now() + delayMs;
    if (!this.appointment || this.appointment.at > at) this.putOff(delayMs);
  }

  /** Wakes after `delayMs`, and no longer at a time that was set before. */
  putOff(delayMs: number): void {
    if (this.closed) return;

    clearTimeout(this.appointment?.timer);
    const at = performance.now() + delayMs;
    const timer = this.timer(() => {
      this.appointment = undefined;
      this.wake();
    }, delayMs);
    this.appointment = { at, timer };
  }

  /** Pauses for `ms`, or until woken. */
  async pause(ms: number): Promise<void> {
    if (!this.isWoken && !this.closed) {
      await new Promise<void>((resolve) => {
        const timer = Number.isFinite(ms) ? this.timer(() => this.resume?.(), ms) : undefined;
        this.resume = () => {
          clearTimeout(timer);
          this.resume = undefined;
          resolve();
        };
      });
    }
    this.isWoken = false;
  }

  /** Ends the pause at once, and every later pause too. */
  close(): void {
    this.closed = true;
    clearTimeout(this.appointment?.timer);
    this.resume?.();
  }

  private timer(call: () => void, ms: number): NodeJS.Timeout {
    const timer = setTimeout(call, Math.min(Math.max(0, ms), MAX_TIMER_MS));
    return this.keepsProcess ? timer : timer.unref();
  }
}
