import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import { locale } from '../../i18n/locale';
import { messages, t } from '../../i18n/translate';
import { theme } from '../../theme/theme';
import type { Colours } from './axes';
import { loadPlotting } from './load-plotting';
import { useMedia } from './use-media';

export type MakeOptions = (colours: Colours) => Omit<uPlot.Options, 'width' | 'height'>;

const HEIGHT = 220;
const OUTSIDE = { left: -10, top: -10 };

/**
 * A plot in an element, with the element's width, and a line at the point of this index. A canvas ignores style
 * sheets, so a change of the theme, or of colours that the system forces, makes the plot anew with the new colours.
 */
export function usePlot(
  data: uPlot.AlignedData,
  makeOptions: MakeOptions,
  pointed: number | undefined,
) {
  const element = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>();
  const current = useRef(data);
  current.current = data;
  const isSystemDark = useMedia('(prefers-color-scheme: dark)');
  const isForced = useMedia('(forced-colors: active)');

  useEffect(() => {
    const host = element.current;
    if (!host) return;
    let isGone = false;
    const resizing = new ResizeObserver(([entry]) => {
      if (entry)
        plot.current?.setSize({ width: Math.floor(entry.contentRect.width), height: HEIGHT });
    });

    const draw = (Plot: typeof uPlot) => {
      if (isGone) return;
      const style = getComputedStyle(host);
      plot.current = new Plot(
        {
          ...makeOptions((name) => resolveColour(host, style.getPropertyValue(name))),
          width: host.clientWidth,
          height: HEIGHT,
        },
        current.current,
        host,
      );
      resizing.observe(host);
    };
    // After a deployment, the script may be gone. The text beside the chart says the same.
    loadPlotting().then(draw, () => host.append(t('charts.unavailable')));

    return () => {
      isGone = true;
      resizing.disconnect();
      plot.current?.destroy();
      plot.current = undefined;
    };
    // The messages of a language arrive after the change of the locale.
  }, [theme.value, locale.value, messages.value, isSystemDark, isForced, data.length]);

  useEffect(() => plot.current?.setData(data), [data]);

  useEffect(() => {
    // The plot applies new data in a microtask, and only then knows where the point is.
    queueMicrotask(() => plot.current?.setCursor(placeOf(plot.current, pointed)));
  }, [data, pointed]);

  return {
    element,
    /** The index of the point that is closest to a place on the screen. */
    indexAt: (clientX: number): number | undefined => {
      const left = plot.current?.over.getBoundingClientRect().left;
      return left === undefined ? undefined : plot.current?.posToIdx(clientX - left);
    },
  };
}

function placeOf(plot: uPlot, pointed: number | undefined): { left: number; top: number } {
  const second = pointed === undefined ? undefined : plot.data[0][pointed];
  return second === undefined ? OUTSIDE : { left: plot.valToPos(second, 'x'), top: 0 };
}

/**
 * A canvas understands neither `light-dark(…)` nor the names of system colours in the scheme of an element; the browser
 * resolves them for the element. Without the adjustment, forced colours would make all colours the same.
 */
function resolveColour(host: HTMLElement, value: string): string {
  const probe = document.createElement('span');
  probe.style.color = value;
  probe.style.setProperty('forced-color-adjust', 'none');
  host.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
