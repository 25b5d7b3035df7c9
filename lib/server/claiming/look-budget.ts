/** How many looks in a row may find nothing before further looks have to wait. */
const MAX_LOOKS = 20;
/** In the long run, one look in this time may find nothing, in milliseconds. */
const INTERVAL_MS = 200;
/** A look that finds something allows this many further looks that find nothing. */
const EARNED = 2;

/**
 * Limits how often hints are followed. Hints that lead to something are followed at once, however many come. But
 * anybody who can notify can send thousands of hints that lead to nothing. They cost the store only a few looks a
 * second.
 */
export class LookBudget {
  private looks = MAX_LOOKS;
  private countedMs = performance.now();

  /** How long the next look has to wait, in milliseconds. */
  get waitMs(): number {
    this.refill();
    return this.looks >= 1 ? 0 : Math.ceil((1 - this.looks) * INTERVAL_MS);
  }

  record(look: { readonly hasFound: boolean }): void {
    this.refill();
    const change = look.hasFound ? EARNED : -1;
    this.looks = Math.min(MAX_LOOKS, Math.max(0, this.looks + change));
  }

  private refill(): void {
    const nowMs = performance.now();
    this.looks = Math.min(MAX_LOOKS, this.looks + (nowMs - this.countedMs) / INTERVAL_MS);
    this.countedMs = nowMs;
  }
}
