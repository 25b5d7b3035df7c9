import clsx from 'clsx';
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import css from './button.module.css';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'icon'> {
  readonly tone?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly size?: 'normal' | 'small';
  readonly icon?: ComponentChildren;
  readonly isBusy?: boolean;
  readonly children?: ComponentChildren;
}

/** A button without text needs an `aria-label`. */
export function Button({
  tone = 'plain',
  size = 'normal',
  icon,
  isBusy = false,
  children,
  ...attributes
}: ButtonProps) {
  return (
    <button
      type="button"
      {...attributes}
      // The button is not disabled while its action runs, because it would lose the focus.
      aria-disabled={isBusy || attributes.disabled ? true : undefined}
      onClick={isBusy ? undefined : attributes.onClick}
      class={clsx(
        css.button,
        css[tone],
        css[size],
        isBusy && css.busy,
        children === undefined && css.iconOnly,
      )}
    >
      {icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}
