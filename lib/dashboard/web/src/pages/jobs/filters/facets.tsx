import { useQuery } from '@tanstack/preact-query';
import clsx from 'clsx';
import { X } from 'lucide-preact';
import { Link } from 'wouter-preact';
import { addressWith } from '../../../addresses/search-in-address';
import { type JobsSelection, queries } from '../../../api/queries';
import { formatNumber } from '../../../i18n/format';
import { t } from '../../../i18n/translate';
import { type Facet, type FacetName, facetsIn } from './facet-values';
import css from './facets.module.css';

interface FacetsProps {
  readonly path: string;
  readonly selection: JobsSelection;
  /** The facets that the list itself has fixed, or offers in another way. */
  readonly without: readonly FacetName[];
}

/** The values by which the jobs of the list differ. A click adds the value to the search, or takes it out. */
export function Facets({ path, selection, without }: FacetsProps) {
  const { data } = useQuery(queries.jobFacets(selection));
  if (data === undefined) return null;

  const facets = facetsIn(data, selection.search).filter(({ name }) => !without.includes(name));
  if (facets.length === 0) return null;
  return (
    <nav class={css.facets} aria-label={t('facets')}>
      {facets.map((facet) => (
        <FacetChips key={facet.name} facet={facet} path={path} isWhole={data.isWhole} />
      ))}
    </nav>
  );
}

interface FacetChipsProps {
  readonly facet: Facet;
  readonly path: string;
  readonly isWhole: boolean;
}

function FacetChips({ facet: { name, values }, path, isWhole }: FacetChipsProps) {
  return (
    <ul class={css.chips} aria-label={t(`facets.${name}`)}>
      <li class={css.name} aria-hidden="true">
        {t(`facets.${name}`)}
      </li>
      {values.map(({ label, count, isChosen, search }) => (
        <li key={label}>
          <Link
            href={addressWith(path, { q: search, cursor: undefined })}
            class={clsx(css.chip, isChosen && css.chosen)}
            aria-current={isChosen ? 'true' : undefined}
          >
            <bdi class={css.label}>{label}</bdi>
            {isWhole && <span class="numeric muted">{formatNumber(count)}</span>}
            {isChosen && <X size={12} aria-hidden="true" />}
          </Link>
        </li>
      ))}
    </ul>
  );
}
