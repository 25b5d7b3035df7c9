import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { t } from '../../i18n/translate';
import { KeyHelp } from '../keyboard/key-help';
import { useNavigationKeys } from '../keyboard/navigation-keys';
import { ConnectionNotice } from './connection-notice';
import css from './shell.module.css';
import { Sidebar } from './sidebar';
import { TopBar } from './top-bar';

export function Shell({ children }: { children: ComponentChildren }) {
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const main = useRef<HTMLElement>(null);

  useNavigationKeys({ showHelp: () => setIsHelpOpen(true) });
  useFocusOnNewPage(main, () => setIsMenuOpen(false));

  return (
    <div class={css.shell} data-menu={isMenuOpen ? 'open' : undefined}>
      <button type="button" class={css.skip} onClick={() => main.current?.focus()}>
        {t('skip')}
      </button>
      <Sidebar isOpen={isMenuOpen} onClose={() => setIsMenuOpen(false)} />
      <div class={css.page}>
        <TopBar
          isMenuOpen={isMenuOpen}
          onMenu={() => setIsMenuOpen(true)}
          onHelp={() => setIsHelpOpen(true)}
        />
        <ConnectionNotice />
        <main ref={main} class={css.main} tabIndex={-1}>
          {children}
        </main>
      </div>
      {isHelpOpen && <KeyHelp onClose={() => setIsHelpOpen(false)} />}
    </div>
  );
}

/** Does the same as a full page load: moves the focus and the view to the beginning of the new page. */
function useFocusOnNewPage(main: { current: HTMLElement | null }, onChange: () => void): void {
  const [path] = useLocation();
  const shown = useRef(path);

  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    onChange();
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [path]);
}
