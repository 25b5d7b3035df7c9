import clsx from 'clsx';
import css from './state-badge.module.css';
import { stateClassOf, stateLabel } from './state-names';

export function StateBadge({ state }: { state: string }) {
  return <span class={clsx(css.badge, css[stateClassOf(state)])}>{stateLabel(state)}</span>;
}
