import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../../test/support/chromium.js';
import { compressPng } from './png/compress-png.mjs';

const SIZE = { width: 1440, height: 900 };

/** A browser that photographs pages, each in light and in dark. */
export class Camera {
  #browser;
  #page;
  #folder;

  constructor(browser, page, folder) {
    this.#browser = browser;
    this.#page = page;
    this.#folder = folder;
  }

  /** @param {string} folder for the pictures */
  static async open(folder) {
    await mkdir(folder, { recursive: true });
    const browser = await launch();
    const context = await browser.newContext({
      viewport: SIZE,
      locale: 'en-US',
      timezoneId: 'UTC',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    return new Camera(browser, await context.newPage(), folder);
  }

  get page() {
    return this.#page;
  }

  /** @param {string} name of the pictures: `name-light.png` and `name-dark.png` */
  async take(name) {
    for (const colorScheme of ['light', 'dark']) {
      await this.#page.emulateMedia({ colorScheme });
      const picture = await this.#page.screenshot({ animations: 'disabled' });
      await writeFile(join(this.#folder, `${name}-${colorScheme}.png`), compressPng(picture));
    }
    await this.#page.emulateMedia({ colorScheme: 'light' });
  }

  close() {
    return this.#browser.close();
  }
}

async function launch() {
  const { args = [], ...options } = await chromiumOptions();
  return chromium.launch({
    ...options,
    // Pictures show no scroll bars, only the space that is kept for them.
    args: [...args, '--enable-features=OverlayScrollbar'],
    env: { ...process.env, FONTCONFIG_FILE: await writeFontSettings() },
  });
}

/** The browser's own font, so that the pictures look the same on each machine. */
async function writeFontSettings() {
  const file = join(tmpdir(), 'hangfire-screenshots-fonts.conf');
  const aliases = ['system-ui', 'sans-serif'].map(
    (family) =>
      `<match><test name="family"><string>${family}</string></test>` +
      '<edit name="family" mode="prepend" binding="strong"><string>Open Sans</string></edit></match>',
  );
  await writeFile(
    file,
    `<?xml version="1.0"?>
<fontconfig>
  <dir>${join(tmpdir(), 'fonts')}</dir>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  ${aliases.join('\n  ')}
</fontconfig>
`,
  );
  return file;
}
