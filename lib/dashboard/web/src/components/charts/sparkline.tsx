import css from './sparkline.module.css';

interface SparklineProps {
  /** Says what the line shows. */
  readonly label: string;
  readonly values: readonly number[];
}

const HEIGHT = 20;
const BASE = HEIGHT - 1;

/** A small line without axes, from zero to its own highest value. */
export function Sparkline({ label, values }: SparklineProps) {
  const most = Math.max(1, ...values);
  const points = values.map((value, at) => `${at},${round(BASE - (value / most) * (BASE - 1))}`);
  const last = Math.max(1, values.length - 1);

  return (
    <svg
      class={css.line}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${last} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      <polygon class={css.area} points={`0,${BASE} ${points.join(' ')} ${last},${BASE}`} />
      <polyline class={css.edge} points={points.join(' ')} />
    </svg>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;
