import { describe, expect, it } from '@jest/globals';
import type { DashboardPage } from '../../../lib/dashboard/own-pages/dashboard-page.js';
import { OwnPages } from '../../../lib/dashboard/own-pages/own-pages.js';
import { TAKEN_PATHS } from '../../../lib/dashboard/own-pages/page-schema.js';
import { resolveDashboardOptions } from '../../../lib/dashboard/resolve-dashboard-options.js';
import { readProjectFile } from '../../support/library-source.js';
import { RecordingLogger } from '../../support/recording-logger.js';

const aPage = (given: Partial<DashboardPage> = {}): DashboardPage => ({
  title: 'Reports',
  path: 'reports',
  element: 'acme-reports',
  script: { text: 'export {};' },
  ...given,
});

const resolve = (...pages: readonly object[]) =>
  resolveDashboardOptions({ pages: pages as readonly DashboardPage[] });

describe('The pages of an application', () => {
  it('are none unless they are given', () => {
    expect(resolveDashboardOptions().pages).toEqual([]);
    expect(resolve(aPage()).pages).toEqual([aPage()]);
  });

  it.each([
    [{ path: 'Reports' }, 'pages[0].path: expected lower-case letters, digits and dashes'],
    [{ path: '/reports' }, 'pages[0].path: expected lower-case letters'],
    [{ path: 'a/b' }, 'pages[0].path: expected lower-case letters'],
    [{ path: 'jobs' }, 'pages[0].path: expected a path that the dashboard does not have itself'],
    [{ path: 'api' }, 'pages[0].path: expected a path that the dashboard does not have itself'],
    [{ element: 'reports' }, 'pages[0].element: expected the name of a custom element'],
    [{ element: 'font-face' }, 'pages[0].element: expected the name of a custom element'],
    [{ element: 'acme-<b>' }, 'pages[0].element: expected the name of a custom element'],
    [{ title: ' ' }, 'pages[0].title: expected'],
    [{ permission: 'fly' }, 'pages[0].permission: expected a permission or a function'],
    [{ script: 'reports.js' }, 'pages[0].script: expected { file } or { text }'],
    [{ script: undefined }, 'pages[0].script: expected a script that defines "acme-reports"'],
    [{ scrpt: {} }, 'Unknown option "scrpt" in dashboard.pages[0]. Did you mean "script"?'],
  ])('may not have %j', (given, words) => {
    expect(() => resolve({ ...aPage(), ...given })).toThrow(words);
  });

  it('may not share a path, a title, or two scripts for one element', () => {
    const other = { title: 'Other', path: 'other', element: 'acme-other' };

    expect(() => resolve(aPage(), aPage({ ...other, path: 'reports' }))).toThrow(
      "pages[1].path: expected a path that no other page has, got 'reports'",
    );
    expect(() => resolve(aPage(), aPage({ ...other, title: 'Reports' }))).toThrow(
      "pages[1].title: expected a title that no other page has, got 'Reports'",
    );
    expect(() => resolve(aPage(), aPage({ ...other, element: 'acme-reports' }))).toThrow(
      'pages[1].script: expected no second script for the element "acme-reports"',
    );
    expect(() =>
      resolve(aPage(), aPage({ ...other, element: 'acme-reports', script: undefined })),
    ).not.toThrow();
  });

  it('cannot take a path that the dashboard has itself', () => {
    const routes = readProjectFile('lib/dashboard/web/src/app/routes.tsx');
    const firsts = [...routes.matchAll(/^ {2,4}\[?\s*'\/([a-z-]+)/gm)].map(([, first]) => first);

    expect(firsts.length).toBeGreaterThan(10);
    expect(TAKEN_PATHS).toEqual(expect.arrayContaining(firsts));
  });

  it('have scripts that can be read', () => {
    const missing = aPage({ script: { file: '/nowhere/reports.js' } });

    expect(() => new OwnPages([missing], new RecordingLogger())).toThrow(
      'dashboard.pages[0].script: expected a file that can be read, got ENOENT for /nowhere/reports.js.',
    );
  });

  it('open, with their scripts, to those who have the permission', () => {
    const rule = ({ name }: { name: string }) => name === 'ada';
    const pages = new OwnPages(
      [
        aPage(),
        aPage({ path: 'b', title: 'B', element: 'acme-b', permission: 'pause' }),
        aPage({ path: 'c', title: 'C', element: 'acme-c', permission: rule }),
      ],
      new RecordingLogger(),
    );
    const pathsFor = (name: string, ...permissions: ('view' | 'pause')[]) =>
      pages.openTo({ name, permissions }).map(({ path }) => path);

    expect(pathsFor('bob', 'view')).toEqual(['reports']);
    expect(pathsFor('bob', 'view', 'pause')).toEqual(['reports', 'b']);
    expect(pathsFor('ada', 'view')).toEqual(['reports', 'c']);
    const ada = { name: 'ada', permissions: ['view'] as const };
    expect(pages.scriptFor('acme-c.js', ada)?.content.toString()).toBe('export {};');
    expect(pages.scriptFor('acme-b.js', ada)).toBeUndefined();
    expect(pages.scriptFor('acme-c', ada)).toBeUndefined();
    expect(pages.scriptFor('acme-x.js', ada)).toBeUndefined();
  });

  it('stay closed where the function that decides throws, and the log says so', () => {
    const logger = new RecordingLogger();
    const permission = () => {
      throw new Error('no rule');
    };
    const pages = new OwnPages([aPage({ permission })], logger);

    expect(pages.openTo({ name: 'ada', permissions: ['view'] })).toEqual([]);
    expect(JSON.stringify(logger)).toContain('The permission of a dashboard page threw');
  });
});
