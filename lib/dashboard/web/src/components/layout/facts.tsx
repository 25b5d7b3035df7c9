import type { ComponentChildren } from 'preact';
import css from './facts.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ComponentChildren;
}

/** Names and values; a fact that is not known is left out. */
export function Facts({ facts }: { facts: ReadonlyArray<Fact | false | undefined> }) {
  return (
    <dl class={css.facts}>
      {facts
        .filter((fact) => fact !== false && fact !== undefined)
        .map(({ name, value }) => (
          <div key={name} class={css.fact}>
            <dt class={css.name}>{name}</dt>
            <dd class={css.value}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
