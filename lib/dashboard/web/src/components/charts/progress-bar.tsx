import { formatPercent } from '../../i18n/format';
import css from './progress-bar.module.css';

interface Part {
  readonly state: string;
  readonly count: number;
}

interface ProgressBarProps {
  readonly label: string;
  /** Undefined if the total is not known. */
  readonly total: number | undefined;
  readonly parts: readonly Part[];
  /** How much of the total is done; all parts together by default. */
  readonly done?: number;
}

export function ProgressBar({ label, total, parts, done }: ProgressBarProps) {
  if (total === undefined) {
    return (
      <div class={css.bar} role="progressbar" aria-label={label}>
        <span class={css.moving} data-state={parts[0]?.state} />
      </div>
    );
  }
  const finished = done ?? parts.reduce((sum, { count }) => sum + count, 0);
  const share = total > 0 ? Math.min(1, finished / total) : 0;

  return (
    <div
      class={css.bar}
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={formatPercent(share)}
    >
      {parts.map(({ state, count }) => (
        <span
          key={state}
          class={css.part}
          data-state={state}
          style={{ inlineSize: `${total > 0 ? Math.min(100, (count / total) * 100) : 0}%` }}
        />
      ))}
    </div>
  );
}
