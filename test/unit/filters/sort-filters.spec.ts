import { describe, expect, it } from '@jest/globals';
import type { JobFilter } from '../../../lib/filters/job-filter.js';
import { type FilterScope, sortFilters } from '../../../lib/filters/sort-filters.js';

const onCreating = () => {};

class Unordered implements JobFilter {
  readonly allowMultiple = true;
  constructor(readonly name: string) {}
  onCreating() {}
}

class Named extends Unordered {
  constructor(
    name: string,
    readonly order = -1,
  ) {
    super(name);
  }
}

class Single implements JobFilter {
  constructor(
    readonly name: string,
    readonly order = -1,
  ) {}
  onCreating() {}
}

/** `global a` or `method a` with an order of its own, or one given at registration. */
const scoped = (scope: FilterScope, filter: JobFilter, order?: number) => ({
  scope,
  filter,
  order,
});

const namesOf = (filters: readonly JobFilter[]) =>
  filters.map((filter) => (filter as Unordered | Single).name);

const sorted = (...given: ReturnType<typeof scoped>[]) => namesOf(sortFilters(given));

describe('the order of filters', () => {
  it('is ascending, with -1 for filters without an order', () => {
    expect(
      sorted(
        scoped('global', new Named('ten', 10)),
        scoped('global', new Unordered('none')),
        scoped('global', new Named('minus two', -2)),
        scoped('global', new Named('zero', 0)),
      ),
    ).toEqual(['minus two', 'none', 'zero', 'ten']);
  });

  it('puts global filters before class filters before method filters where the order is equal', () => {
    expect(
      sorted(
        scoped('method', new Named('method')),
        scoped('global', new Named('global')),
        scoped('class', new Named('class')),
      ),
    ).toEqual(['global', 'class', 'method']);
  });

  it('follows the registration among equal filters of one scope', () => {
    const names = ['a', 'b', 'c', 'd'];

    expect(sorted(...names.map((name) => scoped('global', new Named(name))))).toEqual(names);
  });

  it("given at registration replaces the filter's own order", () => {
    expect(
      sorted(scoped('global', new Named('moved', 1), 99), scoped('global', new Named('fixed', 50))),
    ).toEqual(['fixed', 'moved']);
  });
});

describe('several filters of one class', () => {
  it.each([
    [1, 100],
    [50, 50],
    [100, 1],
  ])(
    'give way to the most specific filter, whatever their orders (%i, %i)',
    (globalOrder, methodOrder) => {
      expect(
        sorted(
          scoped('method', new Single('method', methodOrder)),
          scoped('class', new Single('class', globalOrder)),
          scoped('global', new Single('global', globalOrder)),
        ),
      ).toEqual(['method']);
    },
  );

  it('give way to the last filter of the same scope', () => {
    expect(
      sorted(scoped('class', new Single('inherited')), scoped('class', new Single('own'))),
    ).toEqual(['own']);
  });

  it('all apply where the class allows it', () => {
    expect(sorted(scoped('global', new Named('one')), scoped('method', new Named('two')))).toEqual([
      'one',
      'two',
    ]);
  });

  it('do not include a subclass, which is a class of its own', () => {
    class Special extends Single {}

    expect(
      sorted(scoped('global', new Single('general')), scoped('method', new Special('special'))),
    ).toEqual(['general', 'special']);
  });

  it('do not include objects written in place', () => {
    const filters = [{ onCreating }, { onCreating }].map((filter) => scoped('global', filter));

    expect(sortFilters(filters)).toHaveLength(2);
  });

  it('include the same object only once', () => {
    const filter = new Named('twice');

    expect(sorted(scoped('class', filter), scoped('method', filter))).toEqual(['twice']);
  });
});
