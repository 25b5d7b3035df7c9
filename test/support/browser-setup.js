import { buildPages } from './build-pages.js';
import { bundledChromium, hasBundledChromium } from './bundled-chromium.js';

/** The global setup of the specs that open pages in a browser, before they start side by side. */
export default async function prepareBrowsing() {
  if (hasBundledChromium) await bundledChromium();
  await buildPages();
}
