import type uPlot from 'uplot';
import { isKnownToIntl, locale } from '../../i18n/locale';

/** The charting library comes with the first chart. */
export async function loadPlotting(): Promise<typeof uPlot> {
  if (!isKnownToIntl(navigator.language)) {
    // uPlot gives it to Intl as it is loaded, and would not load.
    Object.defineProperty(navigator, 'language', { value: locale.peek(), configurable: true });
  }
  return (await import('./plotting')).default;
}
