import { Configured } from '../job/configuration/configured.js';
import {
  type ConfiguredValues,
  noConfiguredValues,
} from '../job/configuration/configured-values.js';
import { classMetadata, methodMetadata } from '../job/job-metadata.js';
import type { ServiceType } from '../job/service-type.js';
import { createFilterPlan, type FilterPlan } from './filter-plan.js';
import type { GlobalJobFilters } from './global-job-filters.js';
import type { JobFilter, JobFilterClass } from './job-filter.js';
import { type FilterScope, type ScopedFilter, sortFilters } from './sort-filters.js';
import { type DecoratedFilter, FILTERS } from './use-job-filters.js';

/** Finds the instance of a filter class. */
export type FilterActivator = (type: JobFilterClass) => JobFilter;

export interface DecoratedMethod {
  /**
   * The classes with decorators for the method, the most general class first. This array is the key of the kept plans,
   * because two handlers may share a class, but never an array.
   */
  readonly classes: readonly ServiceType[];
  readonly method: string;
}

/**
 * Knows the filters of every method. It collects them when they are first needed, and keeps them until the global
 * filters change.
 */
export class FilterSource {
  private plans = new WeakMap<readonly ServiceType[], Map<string, FilterPlan>>();
  private globalPlan: FilterPlan | undefined;
  private version = -1;

  constructor(
    readonly globalFilters: GlobalJobFilters,
    private readonly activate: FilterActivator,
    private readonly values: ConfiguredValues = noConfiguredValues,
  ) {}

  /** The plan of a method. A job whose class is unknown here has only the global filters. */
  planFor(target: DecoratedMethod | undefined): FilterPlan {
    this.forgetWhenGlobalFiltersChanged();
    if (!target) {
      this.globalPlan ??= this.createPlan(undefined);
      return this.globalPlan;
    }

    return this.plans.get(target.classes)?.get(target.method) ?? this.rememberPlan(target);
  }

  private rememberPlan(target: DecoratedMethod): FilterPlan {
    const { classes, method } = target;
    const plan = this.createPlan(target);
    const plans = this.plans.get(classes) ?? new Map<string, FilterPlan>();

    this.plans.set(classes, plans.set(method, plan));
    return plan;
  }

  private forgetWhenGlobalFiltersChanged(): void {
    if (this.version === this.globalFilters.version) return;

    this.plans = new WeakMap();
    this.globalPlan = undefined;
    this.version = this.globalFilters.version;
  }

  private createPlan(target: DecoratedMethod | undefined): FilterPlan {
    const global = this.globalFilters
      .list()
      .map(({ filter, order }) => this.scoped(filter, 'global', order));

    const classes = target?.classes ?? [];
    const ofClasses = classes.flatMap((type) => classMetadata<DecoratedFilter>(FILTERS, type));
    const ofMethod = classes.flatMap((type) =>
      methodMetadata<DecoratedFilter>(FILTERS, type, target?.method ?? ''),
    );

    return createFilterPlan(
      sortFilters([
        ...global,
        ...ofClasses.map((filter) => this.scoped(filter, 'class')),
        ...ofMethod.map((filter) => this.scoped(filter, 'method')),
      ]),
    );
  }

  private scoped(reference: DecoratedFilter, scope: FilterScope, order?: number): ScopedFilter {
    return { filter: this.filterOf(reference), scope, order };
  }

  private filterOf(reference: DecoratedFilter): JobFilter {
    if (reference instanceof Configured) return this.values.of(reference);
    return typeof reference === 'function' ? this.activate(reference) : reference;
  }
}
