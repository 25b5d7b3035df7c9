import type { JobSummary, SearchAnswer } from '../../../storage/monitoring/monitoring-store.js';
import type { FacetsAnswer, FacetValue, MethodFacet } from '../../answers/jobs.js';

/** How many of the matching jobs we look at. */
export const FACETED_JOBS = 200;
/** How many values of each facet we answer, the most frequent first. */
const MAX_VALUES = 8;

/** The most frequent states, queues and methods of the first jobs of a search. */
export function facetsOf({ jobs, next }: SearchAnswer): FacetsAnswer {
  return {
    states: mostFrequent(jobs, ({ state }) => state).map(facetValueOf),
    queues: mostFrequent(jobs, ({ queue }) => queue).map(facetValueOf),
    methods: mostFrequent(jobs, ({ type, method }) => JSON.stringify([type, method])).map(methodOf),
    isWhole: next === undefined,
  };
}

interface Group {
  /** The first job that has the value. */
  readonly job: JobSummary;
  readonly value: string;
  readonly count: number;
}

function mostFrequent(
  jobs: readonly JobSummary[],
  by: (job: JobSummary) => string,
): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const job of jobs) {
    const value = by(job);
    const group = groups.get(value) ?? { job, value, count: 0 };
    groups.set(value, { ...group, count: group.count + 1 });
  }
  return [...groups.values()]
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MAX_VALUES);
}

const facetValueOf = ({ value, count }: Group): FacetValue => ({ value, count });

const methodOf = ({ job: { type, method }, count }: Group): MethodFacet => ({
  type,
  method,
  count,
});
