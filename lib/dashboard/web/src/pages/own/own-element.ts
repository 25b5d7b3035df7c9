import type { DashboardPageClient } from '../../../../answers/page-client';

export interface OwnElement extends HTMLElement {
  hangfire?: DashboardPageClient;
}

/**
 * Loads the script that defines an element, once for each page load, and creates the element.
 *
 * @throws Error if the script cannot be loaded, fails, or does not define the element
 */
export async function createElement(name: string, script: string): Promise<OwnElement> {
  await import(/* @vite-ignore */ new URL(script, document.baseURI).href);
  if (!customElements.get(name)) throw new Error(`${script} does not define <${name}>.`);

  const [element, problem] = watching(() => document.createElement(name));
  if (problem) throw problem;
  return element;
}

/** @throws the error of the property's setter */
export function give(element: OwnElement, client: DashboardPageClient): void {
  element.hangfire = client;
}

/** @throws the error of the element's `connectedCallback` */
export function mount(element: OwnElement, host: HTMLElement): void {
  const [, problem] = watching(() => host.replaceChildren(element));
  if (problem) throw problem;
}

/** Catches errors of a custom element's callbacks: the browser reports them at once, but does not throw them. */
function watching<T>(work: () => T): readonly [result: T, problem: unknown] {
  let problem: unknown;
  const onError = ({ error, message }: ErrorEvent) => {
    problem ??= error ?? new Error(message);
  };
  addEventListener('error', onError);
  try {
    const result = work();
    return [result, problem];
  } finally {
    removeEventListener('error', onError);
  }
}
