import css from './share-bar.module.css';

interface ShareBarProps {
  /** Between 0 and 1. */
  readonly share: number;
  /** The state whose colour the bar has. */
  readonly state: string;
}

/** Compares a number with others. The number beside it says the same. */
export function ShareBar({ share, state }: ShareBarProps) {
  return (
    <span class={css.bar} aria-hidden="true">
      <span
        class={css.fill}
        data-state={state}
        style={{ inlineSize: `${Math.min(1, share) * 100}%` }}
      />
    </span>
  );
}
