/**
 * Loaded before a process whose clock is to be wrong, by the `ms` of this module's address. What
 * measures spans of time, the ledger's clock among it, stays right.
 */
const shiftMs = Number(new URL(import.meta.url).searchParams.get('ms'));
const RealDate = Date;

class ShiftedDate extends RealDate {
  /** @param {...unknown} parts */
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + shiftMs);
    // @ts-expect-error: whatever a Date may be made from
    else super(...parts);
  }

  /** @override */
  static now() {
    return RealDate.now() + shiftMs;
  }
}

globalThis.Date = /** @type {DateConstructor} */ (/** @type {unknown} */ (ShiftedDate));
