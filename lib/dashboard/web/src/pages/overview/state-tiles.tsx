import clsx from 'clsx';
import { Link } from 'wouter-preact';
import type { BoundedCount, WorkAnswer } from '../../../../answers/live';
import { paths } from '../../addresses/paths';
import { latest } from '../../api/live/live-feed';
import { PROCESSING, STATES } from '../../components/state/built-in-states';
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
          note={state === PROCESSING && live?.work ? aheadNote(live.work) : undefined}
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
  readonly note?: string | undefined;
}

/** Jobs that were claimed ahead are Processing too, although no worker has them yet. */
function aheadNote({ claimedAhead }: WorkAnswer): string | undefined {
  return claimedAhead > 0 ? t('overview.ahead', { count: claimedAhead }) : undefined;
}

function Tile({ name, href, colour, count, note }: TileProps) {
  const isZero = count?.count === 0;
  return (
    <li>
      <Link href={href} class={clsx(css.tile, isZero && css.zero)} data-state={colour}>
        <span class={css.name}>{name}</span>
        <span class={css.count}>{count ? formatCount(count) : '–'}</span>
        {note && <span class={css.note}>{note}</span>}
      </Link>
    </li>
  );
}
