import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { compressPng } from './png/compress-png.mjs';

const SIZE = { width: 1440, height: 900 };
/** These make Chromium fit a function of a cloud, and leave a page less protected than a user's. */
const UNWANTED = ['--single-process', '--disable-web-security', '--no-zygote'];

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

  /** @param {string} folder where the pictures go */
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

/** The Chromium that comes through npm, which has one for Linux on x64; else an installed Chrome. */
async function launch() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return chromium.launch({ channel: 'chrome' });
  }
  const args = sparticuz.args.filter((argument) => !UNWANTED.includes(argument));
  // Nothing is to be seen of scroll bars in a picture, but the room that is kept for them.
  args.push('--enable-features=OverlayScrollbar');
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args,
    env: { ...process.env, FONTCONFIG_FILE: await writeFontSettings() },
  });
}

/** The font that comes with the browser, so that the pictures look alike on each machine. */
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
