import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { BatchService } from '../../lib/client/batch-service.js';
import type { JobStorage } from '../../lib/storage/job-storage.js';
import { aJobId, aLinkTo, aNewJob } from '../support/builders.js';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

const ORDERS = 'Orders of “Kasım” <b>2026</b>';
const MANY = 70;

useBrowser();

describe('The flow', () => {
  let site: Site;
  let orders: string;
  let wide: string;
  let orphan: string;

  beforeAll(async () => {
    site = await Site.start({ providers: [InvoiceService], server: false });
    const { app, jobs } = site.dashboard;
    const batches = app.get(BatchService);
    orders = await batches.start(ORDERS, (batch) => {
      batch.enqueue(InvoiceService, (it) => it.charge(3));
      batch.start('Mails', (mails) => {
        mails.start('Greetings', (greetings) => {
          greetings.enqueue(InvoiceService, (it) => it.send(6));
        });
      });
    });
    const reports = await batches.continueBatchWith(orders, 'Reports', (batch) => {
      batch.enqueue(InvoiceService, (it) => it.send(7));
    });
    const archive = await jobs.continueWith(reports, InvoiceService, (it) => it.archive(8));
    await jobs.continueWith(archive, InvoiceService, (it) => it.print(9));
    wide = (await jobs.enqueue(InvoiceService, (it) => it.send(100))) ?? '';
    for (let number = 0; number < MANY; number += 1) {
      await jobs.continueWith(wide, InvoiceService, (it) => it.send(number));
    }
    orphan = await childOfRemovedJob(site.dashboard.storage);
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  const graphOf = (page: Page) => page.getByRole('region', { name: 'Graph' });
  const box = async (locator: Locator) => {
    const found = await locator.boundingBox();
    if (!found) throw new Error('Nothing is there.');
    return found;
  };
  /** Waits until the graph is at its place. */
  const seen = async (page: Page, node: Locator) => {
    await node.waitFor();
    await settles(async () => {
      const [view, item] = [await box(graphOf(page)), await box(node)];
      expect(item.y).toBeGreaterThanOrEqual(view.y - 1);
      expect(item.y + item.height).toBeLessThanOrEqual(view.y + view.height + 1);
    });
  };
  const middleOf = async (locator: Locator) => {
    const { x, y, width, height } = await box(locator);
    return { x: x + width / 2, y: y + height / 2 };
  };

  it('shows all that is around a batch, over several levels', async () => {
    const page = await site.open(`/batches/${orders}`);
    await page.getByRole('link', { name: 'Show whole flow' }).first().click();
    const graph = graphOf(page);

    for (const name of [
      `Batch ${ORDERS} Started`,
      'Batch Mails Started',
      'Batch Greetings Started',
      'Charge invoice 3 Enqueued',
      'Send invoice 6 Enqueued',
      'Batch Reports Awaiting',
      'Archive invoice 8 Awaiting',
      'Print invoice 9 Awaiting',
    ]) {
      await graph.getByRole('link', { name, exact: true }).waitFor();
    }
    await graph.getByRole('link', { name: 'Print invoice 9 Awaiting' }).click();
    await page.getByRole('heading', { name: 'Print invoice 9' }).waitFor();
    await page.getByRole('link', { name: 'Show whole flow' }).click();
    await graph.getByRole('link', { name: `Batch ${ORDERS} Started`, exact: true }).waitFor();
  });

  it('is also a nested list', async () => {
    const page = await site.open(`/flow/${orders}`);
    const list = page.getByRole('list', { name: 'As a list' });
    await list.waitFor();

    expect((await list.innerText()).replace(/\s+/g, ' ')).toBe(
      [
        `Batch ${ORDERS} Started`,
        'Batch Reports Awaiting when succeeded',
        'Archive invoice 8 Awaiting when succeeded',
        'Print invoice 9 Awaiting when succeeded',
        'Send invoice 7 Awaiting within the batch',
        'Batch Mails Started within the batch',
        'Batch Greetings Started within the batch',
        'Send invoice 6 Enqueued within the batch',
        'Charge invoice 3 Enqueued within the batch',
      ].join(' '),
    );
  });

  it('says how many more there are', async () => {
    const page = await site.open(`/flow/${wide}`);

    await graphOf(page)
      .getByText(/^\d+ more continuations$/)
      .waitFor();
    await page
      .getByRole('list', { name: 'As a list' })
      .getByText(/^\d+ more continuations$/)
      .waitFor();
  });

  it('leads from what is not shown to a flow of its own', async () => {
    const { jobs } = site.dashboard;
    const [child] = await site.dashboard.storage.continuations.findContinuations(wide, 1);
    for (let number = 0; number < 20; number += 1) {
      await jobs.continueWith(child?.childId ?? '', InvoiceService, (it) => it.print(number));
    }
    const page = await site.open(`/flow/${wide}`);
    const more = graphOf(page).getByRole('link', { name: /more continuations$/ });
    await more.first().click();

    await page.waitForURL(`**/flow/${child?.childId}`);
    await settles(async () =>
      expect(
        await graphOf(page)
          .getByRole('link', { name: /^Print invoice/ })
          .count(),
      ).toBe(20),
    );
  });

  it('shows removed jobs as removed', async () => {
    const page = await site.open(`/flow/${orphan}`);

    await graphOf(page).getByText('Removed').waitFor();
  });

  it('zooms by buttons, keys and the wheel, and keeps its middle', async () => {
    const page = await site.open(`/flow/${wide}`);
    const graph = graphOf(page);
    const node = graph.getByRole('link', { name: 'Send invoice 100 Enqueued' });
    await seen(page, node);
    const { width } = await box(node);
    const at = await middleOf(node);

    await page.getByRole('button', { name: 'Zoom in' }).click();
    await settles(async () => expect((await box(node)).width).toBeCloseTo(width * 1.25, 0));
    const after = await middleOf(node);
    expect(Math.abs(after.y - at.y)).toBeLessThan(3);

    await graph.focus();
    await page.keyboard.press('-');
    await settles(async () => expect((await box(node)).width).toBeCloseTo(width, 0));

    await page.mouse.move(after.x, after.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await settles(async () => expect((await box(node)).width).toBeGreaterThan(width * 1.2));

    await graph.focus();
    await page.keyboard.press('0');
    await settles(async () => expect((await box(node)).width).toBeLessThan(width));
  });

  it('is dragged by the mouse, without following the link under it', async () => {
    const page = await site.open(`/flow/${wide}`);
    const node = graphOf(page).getByRole('link', { name: 'Send invoice 100 Enqueued' });
    await seen(page, node);
    const { x, y } = await middleOf(node);

    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 40);
    await page.mouse.move(x, y - 80);
    await page.mouse.up();

    await settles(async () =>
      expect(Math.round((await middleOf(node)).y)).toBe(Math.round(y - 80)),
    );
    expect(page.url()).toMatch(/\/flow\//);
  });

  it('is moved by the arrow keys, and to what has the focus', async () => {
    const page = await site.open(`/flow/${wide}`);
    const graph = graphOf(page);
    const node = graph.getByRole('link', { name: 'Send invoice 100 Enqueued' });
    await seen(page, node);
    const { y } = await middleOf(node);
    await graph.focus();
    await page.keyboard.press('ArrowDown');
    await settles(async () => expect((await middleOf(node)).y).toBeLessThan(y));

    const last = graph.getByRole('link', { name: /^Send invoice/ }).last();
    await last.focus();
    await seen(page, last);
  });

  it('zooms by two fingers', async () => {
    const page = await site.open(`/flow/${wide}`, { hasTouch: true });
    const node = graphOf(page).getByRole('link', { name: 'Send invoice 100 Enqueued' });
    await seen(page, node);
    const { width } = await box(node);
    const { x, y } = await middleOf(node);
    const touches = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', distance: number) =>
      touches.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [
                { x: x - distance / 2, y, id: 0 },
                { x: x + distance / 2, y, id: 1 },
              ],
      });

    await touch('touchStart', 60);
    await touch('touchMove', 75);
    await touch('touchMove', 90);
    await touch('touchEnd', 0);
    await settles(async () => expect((await box(node)).width).toBeGreaterThan(width * 1.3));
  });

  it('is readable by everybody, also in forced colours', async () => {
    const page = await site.open(`/flow/${orders}`);
    await graphOf(page).getByRole('link', { name: 'Print invoice 9 Awaiting' }).waitFor();
    await expectGoodLooks(page);

    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await expectGoodLooks(page);
  });

  it('of nothing says so', async () => {
    const page = await site.open('/flow/01890a5d-ac96-774b-bcce-b302099a8057');

    await page.getByText('There is no job or batch with this id, or no longer.').waitFor();
    await site.refused(404);
  });
});

async function childOfRemovedJob(storage: JobStorage): Promise<string> {
  const child = aNewJob({ state: 'Awaiting', parents: [aLinkTo({ id: aJobId() })] });
  await storage.jobs.createJobs([child]);
  return child.id;
}
