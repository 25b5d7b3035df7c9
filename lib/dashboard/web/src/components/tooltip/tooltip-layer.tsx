import { computePosition, flip, offset, shift } from '@floating-ui/dom';
import { useEffect, useRef } from 'preact/hooks';
import css from './tooltip-layer.module.css';

/**
 * One tooltip for the whole page: it shows the `data-tip` of the element under the pointer or with the focus. If the
 * element has none, it shows the times of the row. Escape hides it, and the pointer may move onto it.
 */
export function TooltipLayer() {
  const tooltip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = tooltip.current;
    return element ? followPointerAndFocus(element) : undefined;
  }, []);

  return <div ref={tooltip} class={css.tooltip} role="tooltip" id="tooltip" popover="manual" />;
}

function followPointerAndFocus(tooltip: HTMLElement): () => void {
  /** The element that the tooltip describes. */
  let shownFor: HTMLElement | undefined;
  const abort = new AbortController();
  const options = { signal: abort.signal };

  /** @param anchors the elements with the texts; the tooltip appears at the first one */
  function show(target: HTMLElement, anchors: readonly HTMLElement[]): void {
    const [anchor] = anchors;
    if (!anchor || target === shownFor) return;
    hide();
    shownFor = target;
    tooltip.textContent = anchors.map(({ dataset }) => dataset.tip ?? '').join(' · ');
    target.setAttribute('aria-describedby', 'tooltip');
    tooltip.showPopover();
    void place(anchor, tooltip);
  }

  function hide(): void {
    if (!shownFor) return;
    shownFor.removeAttribute('aria-describedby');
    shownFor = undefined;
    tooltip.hidePopover();
  }

  function follow(event: Event): void {
    if (!(event.target instanceof Element) || tooltip.contains(event.target)) return;
    const target = event.target.closest<HTMLElement>('[data-tip]');
    if (target) show(target, [target]);
    else if (event.type === 'focusin') showTimesOfRow(event.target);
    else if (shownFor !== document.activeElement) hide();
  }

  /** Times are no stops of the Tab key. A tooltip that opens while the pointer presses would take the click. */
  function showTimesOfRow(focused: Element): void {
    hide();
    if (!focused.matches(':focus-visible')) return;
    const times = focused.closest('tr')?.querySelectorAll<HTMLElement>('time[data-tip]') ?? [];
    if (focused instanceof HTMLElement) show(focused, [...times]);
  }

  document.addEventListener('pointerover', follow, options);
  document.addEventListener('focusin', follow, options);
  document.addEventListener('focusout', hide, options);
  document.addEventListener('scroll', hide, { ...options, capture: true });
  document.addEventListener('click', hide, options);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), options);
  return () => abort.abort();
}

async function place(target: HTMLElement, tooltip: HTMLElement): Promise<void> {
  const { x, y } = await computePosition(target, tooltip, {
    strategy: 'fixed',
    placement: 'top',
    middleware: [offset(6), flip(), shift({ padding: 8 })],
  });
  // Set through the CSSOM, because a strict CSP forbids style attributes.
  tooltip.style.left = `${x}px`;
  tooltip.style.top = `${y}px`;
}
