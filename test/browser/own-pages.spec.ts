import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { DashboardPage } from '../../lib/dashboard/own-pages/dashboard-page.js';
import { readProjectFile } from '../support/library-source.js';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { DEEP } from './support/places.js';
import { Site } from './support/site.js';

useBrowser();

const QUEUE_BOARD = new URL('own-pages/queue-board.js', import.meta.url);

const pages: readonly DashboardPage[] = [
  {
    title: 'Queue board',
    path: 'queue-board',
    element: 'acme-queue-board',
    script: { file: QUEUE_BOARD },
    permission: 'pause',
  },
];

it('The guide has the example that these specs run', () => {
  expect(readProjectFile('docs/dashboard.md')).toContain(readFileSync(QUEUE_BOARD, 'utf8'));
});

const elementThat = (name: string, body: string) =>
  `customElements.define('${name}', class extends HTMLElement { ${body} });`;

/** One for each way in which a component may fail. */
const FAILING: Readonly<Record<string, string>> = {
  'throws-in-constructor': elementThat(
    'throws-in-constructor',
    "constructor() { super(); throw new Error('No luck in the constructor'); }",
  ),
  'throws-in-setter': elementThat(
    'throws-in-setter',
    "set hangfire(_) { throw new Error('No luck in the setter'); }",
  ),
  'throws-when-shown': elementThat(
    'throws-when-shown',
    "connectedCallback() { throw new Error('No luck when shown'); }",
  ),
  'never-defined': "export const nothing = 'here';",
  'throws-at-once': "throw new Error('No luck at all');",
};

const WORDS: Readonly<Record<string, string>> = {
  'throws-in-constructor': 'No luck in the constructor',
  'throws-in-setter': 'No luck in the setter',
  'throws-when-shown': 'No luck when shown',
  'never-defined': 'pages/never-defined.js does not define <never-defined>.',
  'throws-at-once': 'No luck at all',
};

const failingPages = Object.entries(FAILING).map(([name, text]) => ({
  title: name,
  path: name,
  element: name,
  script: { text },
}));

const talkative: DashboardPage = {
  title: 'Mirror of “<b>all</b>”',
  path: 'mirror',
  element: 'acme-mirror',
  script: {
    text: elementThat(
      'acme-mirror',
      `set hangfire(client) {
        this.client = client;
        this.textContent = [client.user.name, client.language, client.theme].join(' ');
      }
      async escape(path) {
        try { return await this.client.get(path); } catch (error) { return error.message; }
      }`,
    ),
  },
};

describe('A page of the application', () => {
  let site: Site;

  beforeAll(async () => {
    site = await Site.start({
      providers: [InvoiceService],
      server: false,
      dashboard: { pages: [...pages, talkative, ...failingPages] },
    });
    await site.dashboard.jobs.enqueue(InvoiceService, (it) => it.send(1));
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  const menu = (page: Page) => page.getByRole('navigation', { name: 'Pages of the dashboard' });

  it('is in the menu, and shows its element, which reads and changes through the API', async () => {
    const page = await site.open();
    await menu(page).getByRole('link', { name: 'Queue board' }).click();
    await page.getByRole('heading', { name: 'Queue board', level: 1 }).waitFor();

    const link = page.getByRole('link', { name: 'default: 1' });
    expect(await link.getAttribute('href')).toBe(
      `${new URL(site.url).pathname}/jobs/enqueued?q=queue:default`,
    );
    await page.getByRole('button', { name: 'Pause default' }).click();
    await page.getByRole('heading', { name: 'Queues', level: 1 }).waitFor();
    const [queue] = await site.dashboard.storage.monitoring.queues();
    expect(queue?.pausedAt).toBeDefined();
  });

  it('has an address of its own, and is readable by everybody', async () => {
    const page = await site.open('/queue-board');
    await page.getByRole('link', { name: 'default: 1' }).waitFor();

    expect(await menu(page).locator('[aria-current=page]').innerText()).toBe('Queue board');
    await expectGoodLooks(page);
  });

  it('knows its reader, and follows the language and the theme', async () => {
    const page = await site.open('/mirror', { colorScheme: 'light' });
    const mirror = page.locator('acme-mirror');
    await mirror.getByText('somebody en light').waitFor();

    await page.emulateMedia({ colorScheme: 'dark' });
    await mirror.getByText('somebody en dark').waitFor();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('tr');
    await mirror.getByText('somebody tr dark').waitFor();
  });

  it('reaches nothing but the API through its client', async () => {
    const page = await site.open('/mirror');
    await page.locator('acme-mirror').waitFor();

    for (const path of ['../', '//example.org/x', 'https://example.org/api/x', '/x']) {
      const answer = await page
        .locator('acme-mirror')
        .evaluate((element, given) => (element as unknown as Mirror).escape(given), path);
      expect(answer).toMatch(/^Expected a path below the API/);
    }
  });

  it.each(Object.keys(FAILING))('that fails harms nothing else: %s', async (name) => {
    const page = await site.open(`/${name}`);
    await page.getByText('The code of this page has failed').waitFor();
    await page.getByText(WORDS[name] ?? '').waitFor();

    await menu(page).getByRole('link', { name: 'Queues', exact: true }).click();
    await page.getByRole('heading', { name: 'Queues', level: 1 }).waitFor();
    const isLuck = (complaint: string) => complaint.includes('No luck');
    site.complaints.splice(0, Infinity, ...site.complaints.filter((it) => !isLuck(it)));
  });
});

interface Mirror {
  escape(path: string): Promise<string>;
}

describe('A page that only some people may open', () => {
  let site: Site;

  beforeAll(async () => {
    site = await Site.start({
      place: DEEP,
      server: false,
      dashboard: {
        pages: [
          ...pages,
          { ...talkative, permission: ({ name }) => name === 'ada' },
          {
            title: 'Broken rule',
            path: 'broken-rule',
            element: 'acme-mirror',
            permission: () => {
              throw new Error('no rule');
            },
          },
        ],
        authorize: () => ({ name: 'ada', permissions: ['view'] }),
      },
    });
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  it('is not in the menu of others, and is not found by them', async () => {
    const page = await site.open('/queue-board');
    await page.getByRole('heading', { name: 'Not found' }).waitFor();

    await page.getByRole('link', { name: talkative.title }).waitFor();
    expect(await page.getByRole('link', { name: 'Queue board' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Broken rule' }).count()).toBe(0);
    expect((await fetch(`${site.url}/pages/acme-queue-board.js`)).status).toBe(404);
    expect((await fetch(`${site.url}/pages/acme-mirror.js`)).status).toBe(200);
  });

  it('opens to those who may, behind a proxy as well', async () => {
    const page = await site.open('/mirror');

    await page
      .locator('acme-mirror')
      .getByText(/^ada en/)
      .waitFor();
  });
});

it('The script of a page is sent as it is, under the same policy as all scripts', async () => {
  const site = await Site.start({ server: false, dashboard: { pages } });
  const answer = await fetch(`${site.url}/pages/acme-queue-board.js`);
  const policyOf = ({ headers }: Response) => headers.get('content-security-policy');

  expect(await answer.text()).toBe(readFileSync(QUEUE_BOARD, 'utf8'));
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(policyOf(answer)).toBe(policyOf(await fetch(`${site.url}/theme.js`)));
  expect(policyOf(answer)).toContain("script-src 'self';");
  await site.close();
});
