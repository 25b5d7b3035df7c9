import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const CONTROLS = 'a[href], button, input';

/** Makes a table one stop of the Tab key; arrow keys, Home and End move the focus inside of it. */
export function useGridKeys(isGrid: boolean): { readonly current: HTMLTableElement | null } {
  const table = useRef<HTMLTableElement>(null);
  const stop = useRef<HTMLElement>();

  // Each rendering may add rows whose controls are still stops of their own.
  useLayoutEffect(() => {
    if (isGrid && table.current) stop.current = onlyStop(table.current, stop.current);
  });

  useEffect(() => {
    const grid = table.current;
    if (!isGrid || !grid) return undefined;
    const abort = new AbortController();
    const options = { signal: abort.signal };
    grid.addEventListener(
      'focusin',
      ({ target }) => {
        if (target instanceof HTMLElement) stop.current = onlyStop(grid, target);
      },
      options,
    );
    grid.addEventListener(
      'keydown',
      (event) => {
        const next = targetOf(event, grid);
        if (!next) return;
        event.preventDefault();
        next.focus();
      },
      options,
    );
    return () => abort.abort();
  }, [isGrid]);

  return table;
}

function onlyStop(grid: HTMLElement, wanted: HTMLElement | undefined): HTMLElement | undefined {
  const controls = controlsIn(grid);
  const stop = wanted && controls.includes(wanted) ? wanted : controls[0];
  for (const control of controls) control.tabIndex = control === stop ? 0 : -1;
  return stop;
}

/** The control that a key leads to. */
function targetOf(event: KeyboardEvent, grid: HTMLElement): HTMLElement | undefined {
  if (!(event.target instanceof HTMLElement) || event.altKey || event.metaKey) return undefined;
  const rows = [...grid.querySelectorAll('tr')].map(controlsIn).filter((row) => row.length > 0);
  const at = rows.findIndex((row) => row.includes(event.target as HTMLElement));
  const row = rows[at] ?? [];
  const place = row.indexOf(event.target);
  const isRightToLeft = getComputedStyle(grid).direction === 'rtl';
  const inRow = (index: number, step: number) => {
    const other = rows[index + step];
    return other?.[Math.min(place, other.length - 1)];
  };

  switch (event.key) {
    case 'ArrowDown':
      return inRow(at, 1);
    case 'ArrowUp':
      return inRow(at, -1);
    case 'ArrowRight':
      return row[place + (isRightToLeft ? -1 : 1)];
    case 'ArrowLeft':
      return row[place + (isRightToLeft ? 1 : -1)];
    case 'Home':
      return event.ctrlKey ? rows[0]?.[0] : row[0];
    case 'End':
      return event.ctrlKey ? rows.at(-1)?.[0] : row.at(-1);
    default:
      return undefined;
  }
}

const controlsIn = (element: Element): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>(CONTROLS),
];
