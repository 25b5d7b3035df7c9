import { describe, expect, it } from '@jest/globals';
import { pageBase, pageHtml } from '../../../lib/dashboard/assets/page-html.js';
import { WebFiles } from '../../../lib/dashboard/assets/web-files.js';
import { PagesNotBuiltError } from '../../../lib/dashboard/errors/pages-not-built-error.js';

describe('The path from a page to the dashboard', () => {
  it.each([
    ['/hangfire', 0],
    ['/hangfire/', 0],
    ['/hangfire/jobs', 1],
    ['/hangfire/jobs/', 1],
    ['/hangfire/jobs/failed?q=a/b', 2],
    ['/hangfire/jobs/details/01890a5d', 3],
    ['/hangfire/jobs/details/01890a5d/', 3],
    ['/proxy/api/hangfire/recurring/a%2Fb', 2],
  ])('%s leads back to the folder of the dashboard', (url, depth) => {
    const mount = `${url.slice(0, url.indexOf('/hangfire'))}/hangfire/`;

    expect(new URL(pageBase(url, depth), `http://a.org${url}`).pathname).toBe(mount);
  });
});

describe('The page', () => {
  it('gets the base for its relative addresses', () => {
    expect(pageHtml('<head><base href="./" /></head>', '../')).toBe(
      '<head><base href="../" /></head>',
    );
    expect(pageHtml('<head></head>', '../')).toContain('<base href="../" />');
  });

  it('takes no markup from an address', () => {
    const html = pageHtml('<base href="./">', pageBase('/"><script>alert(1)</script>', 0));

    expect(html).not.toContain('<script>');
    expect(html).not.toContain('""');
  });

  it('takes no replacement pattern from an address', () => {
    expect(pageHtml('<base href="./">', "$&$'")).toBe('<base href="$&amp;$&#39;" />');
  });
});

describe('Built files', () => {
  const built = {
    'index.html': '<base href="./" />',
    'assets/index-1a2b.js': 'export {};',
    'favicon.svg': '<svg/>',
  };
  const contents = Object.entries(built).map(([path, text]) => [path, Buffer.from(text)] as const);
  const files = new WebFiles(() => new Map(contents));

  it('have their types, and are cached for good if their name has a hash', () => {
    expect(files.find('assets/index-1a2b.js')).toMatchObject({
      type: 'text/javascript; charset=utf-8',
      isImmutable: true,
    });
    expect(files.find('favicon.svg')).toMatchObject({ type: 'image/svg+xml', isImmutable: false });
  });

  it.each(['index.html', '../package.json', 'assets/../index.html', '/etc/passwd', 'assets', ''])(
    'are not %j',
    (path) => {
      expect(files.find(path)).toBeUndefined();
    },
  );

  it('give an error that says how to build them if they are missing', () => {
    expect(() => new WebFiles(() => new Map()).index()).toThrow(PagesNotBuiltError);
  });
});
