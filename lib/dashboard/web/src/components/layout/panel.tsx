import clsx from 'clsx';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import css from './panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly actions?: ComponentChildren;
  /** Whether the content keeps a distance to the edge, as texts do; tables do not. */
  readonly isPadded?: boolean;
  readonly children: ComponentChildren;
}

export function Panel({ title, actions, isPadded = false, children }: PanelProps) {
  const titleId = useId();

  return (
    <section class={css.panel} aria-labelledby={titleId}>
      <header class={css.header}>
        <h2 id={titleId}>{title}</h2>
        {actions && <div class={css.actions}>{actions}</div>}
      </header>
      <div class={clsx(isPadded && css.padded)}>{children}</div>
    </section>
  );
}

/** A panel that has the title of the page. */
export function Sheet({ children }: { children: ComponentChildren }) {
  return <div class={css.panel}>{children}</div>;
}
