import clsx from 'clsx';
import { Link } from 'wouter-preact';
import type { LinkedJob } from '../../../../answers/jobs';
import { paths } from '../../addresses/paths';
import { Panel } from '../../components/layout/panel';
import { StateBadge } from '../../components/state/state-badge';
import { stateColourOf } from '../../components/state/state-names';
import { messageFor, t } from '../../i18n/translate';
import css from './flow-panel.module.css';

interface FlowPanelProps {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly parents: readonly LinkedJob[];
  readonly continuations: readonly LinkedJob[];
  readonly hasMoreParents: boolean;
  readonly hasMoreContinuations: boolean;
}

/** The parents above, the continuations below. */
export function FlowPanel({
  id,
  name,
  state,
  parents,
  continuations,
  hasMoreParents,
  hasMoreContinuations,
}: FlowPanelProps) {
  if (parents.length === 0 && continuations.length === 0) return null;

  return (
    <Panel
      title={t('flow.title')}
      actions={<Link href={paths.flow(id)}>{t('flow.open')}</Link>}
      isPadded
    >
      {hasMoreParents && <p class="muted">{t('flow.moreParents')}</p>}
      <div class={css.graph}>
        {parents.length > 0 && <Level label={t('flow.parents')} jobs={parents} direction="above" />}
        <div class={clsx(css.node, css.current)} data-state={stateColourOf(state)}>
          <span class={css.name}>
            <bdi>{name}</bdi>
          </span>
          <StateBadge state={state} />
        </div>
        {continuations.length > 0 && (
          <Level label={t('flow.continuations')} jobs={continuations} direction="below" />
        )}
      </div>
      {hasMoreContinuations && <p class="muted">{t('flow.more')}</p>}
    </Panel>
  );
}

interface LevelProps {
  readonly label: string;
  readonly jobs: readonly LinkedJob[];
  readonly direction: 'above' | 'below';
}

function Level({ label, jobs, direction }: LevelProps) {
  return (
    <ul class={css[direction]} aria-label={label}>
      {jobs.map(({ id, kind, condition, state, displayName }, index) => (
        <li key={`${kind} ${id}`} class={css.branch}>
          {(direction === 'below' || index === jobs.length - 1) && (
            <span class={css.head} aria-hidden="true" />
          )}
          <Link
            href={kind === 'batch' ? paths.batch(id) : paths.job(id)}
            class={css.node}
            data-state={stateColourOf(state)}
          >
            <span class={css.name}>
              {kind === 'batch' && <span class="muted">{t('column.batch')} </span>}
              <bdi>{displayName || id}</bdi>
            </span>
            <span class={css.facts}>
              <StateBadge state={state} />
              <span class={css.condition}>{messageFor(`condition.${condition}`) ?? condition}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
