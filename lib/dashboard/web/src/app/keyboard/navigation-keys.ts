import { useEffect, useRef } from 'preact/hooks';
import { tinykeys } from 'tinykeys';
import { useLocation } from 'wouter-preact';
import { isPaused } from '../../api/live/live-feed';
import { queryClient } from '../../api/query-client';
import { absoluteTimes } from '../../preferences/absolute-times';
import { storedSignal } from '../../preferences/stored-signal';
import { theme } from '../../theme/theme';
import { JOB_LISTS, RESOURCES, SUMMARIES } from '../navigation/navigation';

export const DESTINATIONS = [...SUMMARIES, ...JOB_LISTS, ...RESOURCES].filter(({ key }) => key);

/** People who use speech input, or press keys by accident, can switch the keys off. */
export const hasKeys = storedSignal<boolean>('keys', true);

const EDITABLE =
  'input:not([type="checkbox"], [type="range"]), textarea, select, [contenteditable]';

/**
 * `/` goes to the search, `g` and a letter to a page, `?` shows help. The keys do nothing while somebody
 * types.
 */
export function useNavigationKeys({ showHelp }: { showHelp: () => void }): void {
  const [, navigate] = useLocation();
  const help = useRef(showHelp);
  help.current = showHelp;

  useEffect(() => {
    const bindings: Record<string, () => void> = {
      '/': focusSearch,
      'Shift+?': () => help.current(),
      '?': () => help.current(),
      '.': () => {
        isPaused.value = !isPaused.value;
      },
      r: () => void queryClient.invalidateQueries(),
      t: switchTheme,
      x: () => {
        absoluteTimes.value = !absoluteTimes.value;
      },
    };
    for (const { key, href } of DESTINATIONS) bindings[`g ${key}`] = () => navigate(href);

    return tinykeys(
      window,
      Object.fromEntries(Object.entries(bindings).map(([keys, run]) => [keys, unlessTyping(run)])),
    );
  }, [navigate]);
}

function unlessTyping(run: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (!hasKeys.value) return;
    if (event.target instanceof Element && event.target.closest(EDITABLE)) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    run();
  };
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-search]')?.focus();
}

function switchTheme(): void {
  const isDark =
    theme.value === 'dark' ||
    (theme.value === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  theme.value = isDark ? 'light' : 'dark';
}
