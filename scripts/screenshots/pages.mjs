import { LiveWork } from './story/live-work.mjs';

/** A little more time than the live chart shows. */
const CHART_MS = 125_000;

/**
 * Photographs page by page. The overview comes last: jobs must end for its live chart, and that changes the
 * other pages.
 *
 * @param {import('./camera.mjs').Camera} camera
 * @param {import('./shop.mjs').Shop} shop
 * @param {Awaited<ReturnType<typeof import('./story/story.mjs').tellStory>>} story
 */
export async function photographPages(camera, shop, { servers, chargeId, newsletterId }) {
  const { page } = camera;
  for (const server of servers) {
    await server.beat();
    shop.clock.moveBy(1_400);
  }
  const open = async (/** @type {string} */ path) => {
    await page.goto(`${shop.dashboard}${path}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  };

  await open('/recurring');
  await camera.take('recurring');

  await open(`/jobs/failed?q=${encodeURIComponent('error:mailbox type:newsletter')}`);
  const rows = page.getByRole('row').getByRole('checkbox');
  for (const row of [1, 2, 4]) await rows.nth(row).check();
  await camera.take('jobs');

  await open(`/jobs/details/${chargeId}`);
  await camera.take('job');

  await open(`/batches/${newsletterId}`);
  await camera.take('batch');

  await open('/queues');
  await camera.take('queues');

  await open('/servers');
  await camera.take('servers');

  const work = new LiveWork(shop, servers);
  work.begin();
  await open('');
  await work.lasts(CHART_MS);
  await camera.take('overview');
}
