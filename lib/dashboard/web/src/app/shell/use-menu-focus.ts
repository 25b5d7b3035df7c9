import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface MenuState {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Moves the focus into a menu when it opens, and back when it closes. */
export function useMenuFocus(menu: RefObject<HTMLElement>, { isOpen, onClose }: MenuState): void {
  const close = useRef(onClose);
  close.current = onClose;

  // This happens before the next paint, because a hidden element has already lost the focus.
  useLayoutEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && close.current();
    menu.current?.querySelector<HTMLElement>('a, button')?.focus();
    document.addEventListener('keydown', onKey);

    return () => {
      document.removeEventListener('keydown', onKey);
      const isInMenu = menu.current?.contains(document.activeElement);
      if (isInMenu && before instanceof HTMLElement) before.focus();
    };
  }, [isOpen]);
}
