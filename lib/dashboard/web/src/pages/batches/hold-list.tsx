import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Link } from 'wouter-preact';
import css from './hold-list.module.css';

export interface Hold {
  readonly key: string;
  readonly name: ComponentChildren;
  readonly count: string;
  readonly href: string;
}

/** The items of one kind that keep a batch from ending; renders nothing if there are none. */
export function HoldList({ title, holds }: { title: string; holds: readonly Hold[] }) {
  const titleId = useId();
  if (holds.length === 0) return null;

  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId} class={css.title}>
        {title}
      </h3>
      <ul class={css.list}>
        {holds.map(({ key, name, count, href }) => (
          <li key={key}>
            <Link href={href} class={css.hold}>
              <span class={css.name}>{name}</span> <span class="numeric">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
