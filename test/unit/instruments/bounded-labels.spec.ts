import { describe, expect, it } from '@jest/globals';
import { BoundedLabels } from '../../../lib/instruments/bounded-labels.js';

describe('Labels of methods and queues', () => {
  it('are the same object for the same names', () => {
    const labels = new BoundedLabels();

    expect(labels.of('A.b', 'q')).toBe(labels.of('A.b', 'q'));
    expect(labels.of('A.b', 'q')).toEqual({ method: 'A.b', queue: 'q' });
  });

  it('are those of all others from a bound on, and stay for the first names', () => {
    const labels = new BoundedLabels(2);
    for (const queue of ['a', 'b', 'c', 'd']) labels.of('A.b', queue);

    expect(labels.of('A.b', 'b')).toEqual({ method: 'A.b', queue: 'b' });
    expect(labels.of('A.b', 'c')).toEqual({ method: 'other', queue: 'other' });
  });

  it('do not have the names of classes that are unknown here', () => {
    expect(new BoundedLabels().of(undefined, 'q')).toEqual({ method: 'other', queue: 'q' });
  });
});
