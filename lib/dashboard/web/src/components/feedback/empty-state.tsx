import type { ComponentChildren } from 'preact';
import css from './states.module.css';

interface EmptyStateProps {
  readonly icon: ComponentChildren;
  readonly title: string;
  readonly children?: ComponentChildren;
}

export function EmptyState({ icon, title, children }: EmptyStateProps) {
  return (
    <div class={css.state}>
      <span class={css.icon} aria-hidden="true">
        {icon}
      </span>
      <p class={css.title}>{title}</p>
      {children && <div class={css.text}>{children}</div>}
    </div>
  );
}
