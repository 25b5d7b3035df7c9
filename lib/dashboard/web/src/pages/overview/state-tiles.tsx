import clsx from 'clsx';
import { Link } from 'wouter-preact';
import type { BoundedCount } from '../../../../answers/live';
import { paths } from '../../addresses/paths';
import { latest } from '../../api/live/live-feed';
import { STATES } from '../../components/state/built-in-states';
import { stateColourOf, stateLabel } from '../../components/state/state-names';
import { formatCount } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './state-tiles.module.css';

/** How many jobs are in which state, now. */
export function StateTiles() {
  const live = latest.value;

  return (
    <ul class={css.tiles} aria-label={t('overview.counts')}>
      {STATES.map((state) => (
        <Tile
          key={state}
          name={stateLabel(state)}
          href={paths.jobs(state)}
          colour={stateColourOf(state)}
          count={live?.counts[state]}
        />
      ))}
      <Tile name={t('retries.title')} href={paths.retries} colour="other" count={live?.retries} />
    </ul>
  );
}

interface TileProps {
  readonly name: string;
  readonly href: string;
  readonly colour: string;
  readonly count: BoundedCount | undefined;
}

function Tile({ name, href, colour, count }: TileProps) {
  const isZero = count?.count === 0;
  return (
    <li>
      <Link href={href} class={clsx(css.tile, isZero && css.zero)} data-state={colour}>
        <span class={css.name}>{name}</span>
        <span class={css.count}>{count ? formatCount(count) : '–'}</span>
      </Link>
    </li>
  );
}
