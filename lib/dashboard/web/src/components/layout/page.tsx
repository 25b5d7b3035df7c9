import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useSession } from '../../api/session';
import css from './page.module.css';

interface PageProps {
  readonly title: string;
  /** For the browser's tab, where the title on the page is not plain text. */
  readonly heading?: ComponentChildren;
  readonly subtitle?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Page({ title, heading, subtitle, actions, children }: PageProps) {
  const { title: dashboard } = useSession();

  // Before the page is seen, so that what its tab says is true at once.
  useLayoutEffect(() => {
    document.title = `${title} · ${dashboard}`;
  }, [title, dashboard]);

  return (
    <div class={css.page}>
      <header class={css.header}>
        <div class={css.titles}>
          <h1 class="foreign" tabIndex={-1}>
            {heading ?? title}
          </h1>
          {subtitle && <div class={css.subtitle}>{subtitle}</div>}
        </div>
        {actions && <div class={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
