import { describe, expect, it, jest } from '@jest/globals';
import { type FilterActivator, FilterSource } from '../../../lib/filters/filter-source.js';
import { GlobalJobFilters } from '../../../lib/filters/global-job-filters.js';
import type { JobFilter, JobFilterReference } from '../../../lib/filters/job-filter.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import type { ServiceType } from '../../../lib/job/service-type.js';

class Tag implements JobFilter {
  readonly allowMultiple = true;
  constructor(readonly tag: string) {}
  onCreating() {}
}

class Audit implements JobFilter {
  constructor(readonly tag = 'audit') {}
  onCreating() {}
}

const tagged = (tag: string) => UseJobFilters(new Tag(tag));

@tagged('base class')
class BaseService {
  @tagged('base send')
  send() {}

  @UseJobFilters(new Audit('audit of base'))
  receive() {}

  plain() {}
}

@tagged('derived class')
class DerivedService extends BaseService {
  override send() {}

  @UseJobFilters(new Audit('audit of derived'))
  override receive() {}

  @tagged('second')
  @tagged('first')
  stacked() {}
}

const refuse: FilterActivator = (type) => {
  throw new Error(`${type.name} was not to be activated`);
};

const sourceWith = (global: readonly JobFilterReference[] = [], activate = refuse) =>
  new FilterSource(new GlobalJobFilters(global), activate);

function tagsOf(source: FilterSource, classes: readonly ServiceType[], method: string): string[] {
  return source.planFor({ classes, method }).filters.map((filter) => (filter as Tag).tag);
}

describe('the filters of a method', () => {
  it('are the global filters, the filters of its class and its own filters', () => {
    const source = sourceWith([new Tag('global')]);

    expect(tagsOf(source, [BaseService], 'send')).toEqual(['global', 'base class', 'base send']);
    expect(tagsOf(source, [BaseService], 'plain')).toEqual(['global', 'base class']);
  });

  it('include the filters of the classes that its class extends, the most general first', () => {
    expect(tagsOf(sourceWith(), [DerivedService], 'plain')).toEqual([
      'base class',
      'derived class',
    ]);
  });

  it('include the filters of the method that it overrides', () => {
    expect(tagsOf(sourceWith(), [DerivedService], 'send')).toEqual([
      'base class',
      'derived class',
      'base send',
    ]);
  });

  it('leave out a filter of the overridden method where the method has a filter of the same class', () => {
    expect(tagsOf(sourceWith(), [DerivedService], 'receive')).toContain('audit of derived');
    expect(tagsOf(sourceWith(), [DerivedService], 'receive')).not.toContain('audit of base');
    expect(tagsOf(sourceWith(), [BaseService], 'receive')).toContain('audit of base');
  });

  it('run from the decorator nearest to the method outwards where decorators are stacked', () => {
    expect(tagsOf(sourceWith(), [DerivedService], 'stacked').slice(2)).toEqual(['first', 'second']);
  });

  it('are found once where the implementation extends the service', () => {
    expect(tagsOf(sourceWith(), [BaseService, DerivedService], 'plain')).toEqual([
      'base class',
      'derived class',
    ]);
  });

  it('are only the global filters for a job whose class is unknown here', () => {
    const filter = new Tag('global');

    expect(sourceWith([filter]).planFor(undefined).filters).toEqual([filter]);
  });

  it('belong to the handler, also where two services share an implementation', () => {
    abstract class First {
      @tagged('of the first')
      run() {}
    }
    abstract class Second {
      @tagged('of the second')
      run() {}
    }
    class Shared {
      run() {}
    }
    const source = sourceWith();

    expect(tagsOf(source, [First, Shared], 'run')).toEqual(['of the first']);
    expect(tagsOf(source, [Second, Shared], 'run')).toEqual(['of the second']);
  });
});

describe('a filter that is named by its class', () => {
  @UseJobFilters(Audit)
  class AuditedService {
    run() {}
  }

  it('is the instance that the activator gives', () => {
    const audit = new Audit();
    const source = sourceWith([], () => audit);

    expect(source.planFor({ classes: [AuditedService], method: 'run' }).filters).toEqual([audit]);
  });

  it('is of the same class as a filter given as an object', () => {
    const source = sourceWith([new Audit('global')], () => new Audit('from the container'));

    expect(tagsOf(source, [AuditedService], 'run')).toEqual(['from the container']);
  });

  it('can be a global filter', () => {
    expect(
      tagsOf(
        sourceWith([Audit], () => new Audit()),
        [],
        'run',
      ),
    ).toEqual(['audit']);
  });
});

describe('the plan of a method', () => {
  const target = { classes: [BaseService], method: 'plain' };

  it('is made once', () => {
    const activate = jest.fn<FilterActivator>(() => new Audit());
    const source = sourceWith([Audit], activate);

    expect(source.planFor(target)).toBe(source.planFor({ ...target }));
    expect(source.planFor(undefined)).toBe(source.planFor(undefined));
    expect(activate).toHaveBeenCalledTimes(2);
  });

  it('follows the global filters', () => {
    const source = sourceWith();
    const filter = new Tag('late');

    source.planFor(target);
    source.globalFilters.add(filter);
    expect(source.planFor(target).filters).toContain(filter);

    source.globalFilters.remove(filter);
    expect(source.planFor(target).filters).not.toContain(filter);
  });

  it('lists for each kind the filters that take part in it', () => {
    const election: JobFilter = { onStateElection: () => {} };
    const lock: JobFilter = { onLocking: () => undefined, order: 1 };
    const stricterLock: JobFilter = { onLocking: () => undefined, order: 2 };
    const performed: JobFilter = { onPerformed: () => {} };
    const plan = sourceWith([stricterLock, election, lock, performed]).planFor(undefined);

    expect(plan.election).toEqual([election]);
    expect(plan.performing).toEqual([performed]);
    expect(plan.lock).toBe(stricterLock);
    expect(plan.creating).toEqual([]);
    expect(plan.filters).toEqual([election, performed, lock, stricterLock]);
  });
});
