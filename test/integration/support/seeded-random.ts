import { randomInt } from 'node:crypto';
import { RandomNumbers } from '../../support/random-numbers.js';

/** Random numbers that PROOF_SEED brings back. */
export class SeededRandom extends RandomNumbers {
  constructor() {
    super(Number(process.env.PROOF_SEED ?? randomInt(2 ** 31)));
  }

  /** Growing whole numbers from 1 to `total`, one somewhere in each of `count` equal parts of it. */
  points(total: number, count: number): number[] {
    const parts = Array.from({ length: count }, (_, part) => part);
    return parts.map((part) => Math.floor(((part + this.next()) * total) / count) + 1);
  }
}
