import { randomInt } from 'node:crypto';

/** Random numbers that PROOF_SEED brings back. */
export class SeededRandom {
  readonly seed = Number(process.env.PROOF_SEED ?? randomInt(2 ** 31));
  private state = this.seed;

  /** From 0 to just below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Growing whole numbers from 1 to `total`, one somewhere in each of `count` equal parts of it. */
  points(total: number, count: number): number[] {
    const parts = Array.from({ length: count }, (_, part) => part);
    return parts.map((part) => Math.floor(((part + this.next()) * total) / count) + 1);
  }
}
