/** How many looks in a row may find nothing before the next ones have to wait. */
const MAX_LOOKS = 20;
/** How often a look may find nothing in the long run, in milliseconds. */
const INTERVAL_MS = 200;
/** For each look that finds something, so many more may find nothing. */
const EARNED = 2;

/**
 * How often hints are followed. Hints that lead to something are followed at once, however many they are.
 * Anybody who can notify can send hints by the thousand that lead to nothing: these may cost the store a
 * few looks a second and no more.
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
