import type { Labels } from './metric-sink.js';

export const OTHER = 'other';

/** How many pairs of method and queue get labels of their own. All further pairs share `other`. */
const MAX_PAIRS = 500;

/** The labels of methods and queues. Their number is bounded, no matter how many names a process meets. */
export class BoundedLabels {
  private readonly known = new Map<string, Map<string, Labels>>();
  private readonly others: Labels = { method: OTHER, queue: OTHER };
  private count = 0;

  constructor(private readonly maxPairs = MAX_PAIRS) {}

  /** @param method `Type.method`; undefined if this process does not know the class */
  of(method: string | undefined, queue: string): Labels {
    const name = method ?? OTHER;
    return this.known.get(name)?.get(queue) ?? this.add(name, queue);
  }

  private add(method: string, queue: string): Labels {
    if (this.count >= this.maxPairs) return this.others;

    const labels = Object.freeze({ method, queue });
    const ofMethod = this.known.get(method) ?? new Map<string, Labels>();
    this.known.set(method, ofMethod.set(queue, labels));
    this.count += 1;
    return labels;
  }
}
