import clsx from 'clsx';
import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import css from './button.module.css';

interface ActionLinkProps {
  readonly href: string;
  readonly icon?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The way to a page with a form, among the buttons of other actions. */
export function ActionLink({ href, icon, children }: ActionLinkProps) {
  return (
    <Link href={href} class={clsx(css.button, css.plain, css.normal)}>
      {icon}
      <span>{children}</span>
    </Link>
  );
}
