import css from './state-badge.module.css';
import { stateColourOf, stateLabel } from './state-names';

export function StateBadge({ state }: { state: string }) {
  return (
    <span class={css.badge} data-state={stateColourOf(state)}>
      {stateLabel(state)}
    </span>
  );
}
