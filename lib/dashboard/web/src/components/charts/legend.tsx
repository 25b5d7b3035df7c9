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
        <li key={state} class={css.entry} data-state={state}>
          <span class="muted">{label}</span> <span class={css.value}>{value}</span>
        </li>
      ))}
    </ul>
  );
}
