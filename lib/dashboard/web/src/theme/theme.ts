import { effect } from '@preact/signals';
import { storedSignal } from '../preferences/stored-signal';

export type Theme = 'system' | 'light' | 'dark';

/** `public/theme.js` reads the same entry before the first paint. */
export const theme = storedSignal<Theme>('theme', 'system');

export function applyTheme(): () => void {
  return effect(() => {
    if (theme.value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme.value;
  });
}
