import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface MenuState {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Takes the focus into a menu that opens, and back to where it was when the menu closes. */
export function useMenuFocus(menu: RefObject<HTMLElement>, { isOpen, onClose }: MenuState): void {
  const close = useRef(onClose);
  close.current = onClose;

  // Before the next paint: what is hidden by then has lost the focus already.
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
