import { describe, expect, it } from '@jest/globals';
import { CountTally } from '../../../lib/attempts/count-tally.js';
import { OTHERS, TallyMap } from '../../../lib/attempts/tally-map.js';

const mapOf = (counts: Readonly<Record<string, number>>) => {
  const map = new TallyMap(CountTally.KIND);
  map.merge(Object.entries(counts).map(([name, count]) => [name, new CountTally(count)]));
  return map;
};
const countsIn = (map: TallyMap<CountTally>) =>
  Object.fromEntries([...map.entries].map(([name, { count }]) => [name, count]));

const MANY = Object.fromEntries(
  Array.from({ length: 30 }, (_unused, index) => [`m${index}`, index + 1]),
);

describe('tallies by name', () => {
  it('add up tallies with the same name', () => {
    const map = mapOf({ a: 1, b: 2 });
    map.merge(mapOf({ b: 3, c: 4 }).entries);

    expect(countsIn(map)).toEqual({ a: 1, b: 5, c: 4 });
  });

  it('do not change the tallies that are merged into them', () => {
    const source = mapOf({ a: 1 });
    const sum = mapOf({});
    sum.merge(source.entries);
    sum.of('a').count += 5;

    expect(countsIn(source)).toEqual({ a: 1 });
  });

  it('keep the names of the heaviest tallies, and put all others together', () => {
    const counts = countsIn(mapOf(MANY));

    expect(Object.keys(counts)).toHaveLength(21);
    expect(counts).toMatchObject({ m10: 11, m29: 30, [OTHERS]: 55 });
  });

  it('keep the names of the heaviest tallies of many maps, whatever the order of the maps', () => {
    const parts = [3, 1, 2].map((weight) =>
      Object.fromEntries(
        Array.from({ length: 15 }, (_unused, index) => [`m${weight}-${index}`, weight]),
      ),
    );
    const sum = mapOf({});
    for (const part of parts) sum.mergeJson(JSON.parse(JSON.stringify(mapOf(part))));

    const counts = countsIn(sum);
    expect(Object.keys(counts)).toHaveLength(21);
    expect(counts).toMatchObject({ 'm3-0': 3, 'm3-14': 3, [OTHERS]: 10 * 2 + 15 * 1 });
  });

  it('count a new name for the others when there is no room', () => {
    const map = new TallyMap(CountTally.KIND);
    for (const name of Object.keys(MANY)) map.of(name).count += 1;
    map.of('m0').count += 1;

    expect(countsIn(map)).toMatchObject({ m0: 2, m19: 1, [OTHERS]: 10 });
  });

  it('are the same after they were written and read', () => {
    const map = mapOf({ ...MANY, __proto__x: 3, 'Größe "x"': 100 });
    const copy = TallyMap.from(CountTally.KIND, JSON.parse(JSON.stringify(map)));

    expect(countsIn(copy)).toEqual(countsIn(map));
  });

  it.each([null, 5, 'x', {}, [null, 1, 'a', [], [1, 2]], [['a', 'x']], [['a', -1]]])(
    'count nothing where the text is damaged: %j',
    (damaged) => {
      const map = TallyMap.from(CountTally.KIND, damaged);
      expect(Object.values(countsIn(map)).every((count) => count === 0)).toBe(true);
    },
  );
});
