import type { FacetsAnswer } from '../../../../../answers/jobs';
import { type Qualifier, valueIn, withQualifier } from '../../../api/qualifiers';
import { stateLabel } from '../../../components/state/state-names';

export type FacetName = 'state' | 'queue' | 'method';

export interface Facet {
  readonly name: FacetName;
  readonly values: readonly FacetChoice[];
}

interface FacetChoice {
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
  /** The search in which the value is added, or taken out. */
  readonly search: string;
}

type Terms = readonly (readonly [qualifier: Qualifier, value: string])[];

/** The facets with a choice: facets with several values, or with a value that the search has chosen. */
export function facetsIn(
  { states, queues, methods }: FacetsAnswer,
  search: string,
): readonly Facet[] {
  const choice = (label: string, count: number, terms: Terms): FacetChoice => {
    const isChosen = terms.every(
      ([qualifier, value]) => valueIn(search, qualifier)?.toLowerCase() === value.toLowerCase(),
    );
    const changed = terms.reduce(
      (text, [qualifier, value]) => withQualifier(text, qualifier, isChosen ? undefined : value),
      search,
    );
    return { label, count, isChosen, search: changed };
  };

  const facets: readonly Facet[] = [
    {
      name: 'state',
      values: states.map(({ value, count }) =>
        choice(stateLabel(value), count, [['state', value]]),
      ),
    },
    {
      name: 'queue',
      values: queues.map(({ value, count }) => choice(value, count, [['queue', value]])),
    },
    {
      name: 'method',
      values: methods.map(({ type, method, count }) => {
        const terms: Terms = [
          ['type', type],
          ['method', method],
        ];
        return choice(`${type}.${method}`, count, terms);
      }),
    },
  ];
  return facets.filter(({ values }) => values.length > 1 || values.some((it) => it.isChosen));
}
