import clsx from 'clsx';
import { Layers } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import type { FlowNode, FlowRest } from '../../../../answers/flow';
import { stateColourOf, stateLabel } from '../../components/state/state-names';
import { t } from '../../i18n/translate';
import css from './flow-node.module.css';
import { placeOfNode, placeOfRest, restLabel } from './flow-words';
import { StateIcon } from './state-icon';

/** A job or a batch in the graph. */
export function NodeBox({ node, isMiddle }: { node: FlowNode; isMiddle: boolean }) {
  const { kind, state, displayName, isGone } = node;
  return (
    <Place
      href={placeOfNode(node)}
      class={clsx(css.node, isMiddle && css.middle)}
      state={stateColourOf(state)}
      isCurrent={isMiddle}
    >
      <span class={css.name} title={displayName}>
        {kind === 'batch' && (
          <>
            <Layers size={14} aria-hidden="true" />{' '}
            <span class="visually-hidden">{t('column.batch')} </span>
          </>
        )}
        <bdi>{displayName}</bdi>
      </span>
      <span class={css.state}>
        <StateIcon state={state} /> <bdi>{isGone ? t('flow.gone') : stateLabel(state)}</bdi>
      </span>
    </Place>
  );
}

/** The neighbours of a node that are not in the graph. */
export function RestBox({ rest, middle }: { rest: FlowRest; middle: string }) {
  return (
    <Place href={placeOfRest(rest, middle)} class={css.rest}>
      {restLabel(rest)}
    </Place>
  );
}

interface PlaceProps {
  readonly href: string | undefined;
  readonly class: string | undefined;
  readonly state?: string;
  readonly isCurrent?: boolean;
  readonly children: ComponentChildren;
}

function Place({ href, class: className, state, isCurrent, children }: PlaceProps) {
  if (href === undefined) {
    return (
      <div class={className} data-state={state}>
        {children}
      </div>
    );
  }
  return (
    <Link
      href={href}
      class={className}
      data-state={state}
      aria-current={isCurrent ? 'true' : undefined}
      draggable={false}
    >
      {children}
    </Link>
  );
}
