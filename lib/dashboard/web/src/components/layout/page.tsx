import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { problemCount } from '../../api/live/live-feed';
import { useSession } from '../../api/session';
import { formatNumber } from '../../i18n/format';
import { visibleDirections } from '../../i18n/visible-directions';
import css from './page.module.css';

interface PageProps {
  readonly title: string;
  /** The title on the page, if it is not plain text. `title` is then only for the browser's tab. */
  readonly heading?: ComponentChildren;
  readonly subtitle?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Page({ title, heading, subtitle, actions, children }: PageProps) {
  const { title: dashboard } = useSession();

  const problems = problemCount.value;

  // This happens before the page is visible, so that the title of its tab is right at once.
  useLayoutEffect(() => {
    const count = problems > 0 ? `(${formatNumber(problems)}) ` : '';
    document.title = visibleDirections(`${count}${title} · ${dashboard}`);
  }, [title, dashboard, problems]);

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
