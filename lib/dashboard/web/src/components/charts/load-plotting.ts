import type uPlot from 'uplot';
import { isKnownToIntl, locale } from '../../i18n/locale';

/** Loads the charting library with the first chart. */
export async function loadPlotting(): Promise<typeof uPlot> {
  if (!isKnownToIntl(navigator.language)) {
    // uPlot passes the language to Intl while it is loaded, and would fail.
    Object.defineProperty(navigator, 'language', { value: locale.peek(), configurable: true });
  }
  return (await import('./plotting')).default;
}
