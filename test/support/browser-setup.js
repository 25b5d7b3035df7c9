import { buildPages } from './build-pages.js';
import { chromiumOptions } from './chromium.js';

/** The global setup of the specs that open pages in a browser, before they start side by side. */
export default async function prepareBrowsing() {
  await chromiumOptions();
  await buildPages();
}
