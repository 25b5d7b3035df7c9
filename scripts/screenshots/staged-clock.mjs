/** The store's time, which the story moves by hand. */
export class StagedClock {
  #at;

  /** @param {Date} start */
  constructor(start) {
    this.#at = start.getTime();
  }

  now() {
    return new Date(this.#at);
  }

  /** @param {Date | number} time not before the current time */
  moveTo(time) {
    this.#at = Math.max(Number(time), this.#at);
  }

  /** @param {number} ms */
  moveBy(ms) {
    this.#at += ms;
  }
}
