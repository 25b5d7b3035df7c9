import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
};

/** A colour on its way to another one is not what people read; what inherits it may set out when it has arrived. */
const LOOK = `(async () => {
  const moving = () =>
    document.getAnimations().filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime));
  for (let motions = moving(); motions.length > 0; motions = moving()) {
    await Promise.allSettled(motions.map(({ finished }) => finished));
  }
  const { violations } = await axe.run(document, ${JSON.stringify(OPTIONS)});
  return violations;
})()`;

let source: string | undefined;

/**
 * @throws Error that names each violation of WCAG 2.2, levels A and AA, on the page as it is now, and
 * the elements that it concerns
 */
export async function expectAccessible(page: Page): Promise<void> {
  await bringAxeInto(page);
  const violations = await page.evaluate<Result[]>(LOOK);
  if (violations.length === 0) return;
  throw new Error(`${page.url()} is not accessible:\n${violations.map(sentenceOf).join('\n')}`);
}

/** Once for each document, because it takes as long as a look does. */
async function bringAxeInto(page: Page): Promise<void> {
  if (await page.evaluate<boolean>('"axe" in window')) return;

  source ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // As a text it runs like something typed into the devtools: the page's policy lets no script in.
  await page.evaluate(source);
}

function sentenceOf({ id, help, nodes }: Result): string {
  const places = nodes.map(
    ({ target, failureSummary = '' }) =>
      `  ${target.join(' ')}\n    ${failureSummary.replaceAll('\n', '\n    ')}`,
  );
  return [`- ${id}: ${help}`, ...places].join('\n');
}
