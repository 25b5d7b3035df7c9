import { colourOf } from './chart-series';
import css from './legend.module.css';

interface Entry {
  readonly state: string;
  readonly label: string;
  readonly value: string;
}

export function Legend({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul class={css.legend}>
      {entries.map(({ state, label, value }) => (
        <li key={state} class={css.entry} style={{ '--swatch': `var(${colourOf({ state })})` }}>
          <span class="muted">{label}</span> <span class={css.value}>{value}</span>
        </li>
      ))}
    </ul>
  );
}
