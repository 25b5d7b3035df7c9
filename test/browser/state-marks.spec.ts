import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aNewJob, anEntry } from '../../lib/conformance/support/builders.js';
import type { OccurrenceKind } from '../../lib/storage/recurring/recurring-store.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aRecurringJob } from '../support/recurring-builders.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { closePages, useBrowser } from './support/browser.js';
import { expectGoodLooks } from './support/looks.js';
import { Site } from './support/site.js';

const MINUTE_MS = 60_000;
/** What may become of a time, with the state of its job. */
const MARKS: readonly (readonly [OccurrenceKind, string?])[] = [
  ['created', 'Succeeded'],
  ['created', 'Failed'],
  ['created', 'Deleted'],
  ['created', 'Enqueued'],
  ['made-up', 'Succeeded'],
  ['made-up', 'Failed'],
  ['made-up', 'Deleted'],
  ['missed'],
  ['skipped'],
  ['failed'],
  // The same again, which has to look the same.
  ['created', 'Succeeded'],
];
const DIFFERENT_MARKS = MARKS.length - 1;

useBrowser();

describe('The marks of runs', () => {
  let site: Site;

  beforeAll(async () => {
    const clock = new ShiftedClock('2026-03-11T10:30:00Z');
    const storage = new MemoryJobStorage({ clock });
    const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * MINUTE_MS);
    const aJob = (state: string) =>
      aNewJob({
        state,
        expireAt: ['Succeeded', 'Deleted'].includes(state) ? ago(-1_000) : undefined,
        history: [anEntry('Enqueued', { at: ago(1) }), anEntry(state, { at: ago(1) })],
      });
    const occurrences = MARKS.map(([kind, state], index) => ({
      nominalAt: ago(MARKS.length - index),
      kind,
      ...(state === undefined ? {} : { job: aJob(state) }),
      ...(kind === 'skipped' ? { reason: 'canceled' as const } : {}),
      ...(kind === 'failed' ? { error: 'Nobody knows this class' } : {}),
    }));
    await storage.recurring.change('all', () => aRecurringJob({ id: 'all', nextRunAt: ago(0) }));
    await storage.recurring.schedule(1, async () => [
      { id: 'all', occurrences, nextRunAt: ago(-60), failures: 0 },
    ]);
    site = await Site.start({ storage, server: false });
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  const strip = (page: Page) => page.getByRole('link', { name: /^Last runs: / });
  /** The picture of each mark, by its kind and its state. Marks that are the same look the same. */
  const pictures = async (page: Page) => {
    // On whole pixels, so that no picture has a part of the next mark.
    await page.evaluate(
      `Object.assign(document.querySelector('[data-kind]').parentElement.style,
        { position: 'fixed', insetBlockStart: '8px', insetInlineStart: '8px', gap: '8px', zIndex: 99 })`,
    );
    const marks = strip(page).locator('[data-kind]');
    const taken = new Map<string, string>();
    for (const mark of await marks.all()) {
      const kind = await mark.getAttribute('data-kind');
      const name = [kind, await mark.getAttribute('data-state')].filter(Boolean).join(' ');
      const picture = (await mark.screenshot()).toString('base64');
      expect(taken.get(name) ?? picture).toBe(picture);
      taken.set(name, picture);
    }
    return taken;
  };

  it('tell by their shapes alone what they stand for, where all have one colour', async () => {
    const page = await site.open('/recurring');
    await strip(page).waitFor();
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await expectGoodLooks(page);

    const marks = strip(page).locator('[data-kind]');
    expect(await marks.count()).toBe(MARKS.length);
    const colours = await marks.evaluateAll((all) =>
      (all as unknown as object[]).map(
        (one) =>
          (
            globalThis as unknown as { getComputedStyle(it: object): { backgroundColor: string } }
          ).getComputedStyle(one).backgroundColor,
      ),
    );
    expect(new Set(colours).size).toBe(1);
    const taken = await pictures(page);
    expect(taken.size).toBe(DIFFERENT_MARKS);
    expect(new Set(taken.values()).size).toBe(DIFFERENT_MARKS);
  });

  it.each(['deuteranopia', 'protanopia', 'tritanopia', 'achromatopsia'])(
    'differ for people with %s',
    async (type) => {
      const page = await site.open('/recurring');
      await strip(page).waitFor();
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setEmulatedVisionDeficiency', { type: type as 'deuteranopia' });

      const taken = await pictures(page);
      expect(new Set(taken.values()).size).toBe(DIFFERENT_MARKS);
    },
  );

  it('are told in words, together and one by one', async () => {
    const page = await site.open('/recurring');

    expect(await strip(page).getAttribute('aria-label')).toMatch(
      /^Last runs: .*3 Succeeded.*2 Failed/,
    );
    for (const mark of await strip(page).locator('[data-kind]').all()) {
      expect((await mark.getAttribute('data-tip'))?.split('\n').length).toBeGreaterThan(1);
    }
  });
});
