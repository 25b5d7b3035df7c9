import { isAmount } from './duration-histogram.js';
import type { Tally, TallyKind } from './tally-map.js';

/** Nobody reads a longer list of the methods or servers of one failure. */
const MAX_NAMES = 20;

export class CountTally implements Tally<CountTally> {
  static readonly KIND: TallyKind<CountTally> = {
    create: () => new CountTally(),
    maxNames: MAX_NAMES,
  };

  constructor(public count = 0) {}

  get weight(): number {
    return this.count;
  }

  merge({ count }: CountTally): void {
    this.count += count;
  }

  mergeJson(json: unknown): void {
    if (isAmount(json)) this.count += json;
  }

  toJSON(): number {
    return this.count;
  }
}
