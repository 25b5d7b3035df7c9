import { readFileSync } from 'node:fs';
import type { Logger } from '../../support/logger.js';
import { InvalidOptionsError } from '../../support/options/invalid-options-error.js';
import type { DashboardUser } from '../access/dashboard-user.js';
import type { OwnPageAnswer } from '../answers/own-pages.js';
import { type WebFile, webFile } from '../assets/web-files.js';
import type { DashboardPage, DashboardPageScript } from './dashboard-page.js';

/** The folder of the scripts, in addresses. */
export const SCRIPTS = 'pages';

const MAX_SCRIPT_BYTES = 5_000_000;

/** The pages of the application within the dashboard, and their scripts. */
export class OwnPages {
  /** The scripts by the names of their elements. */
  private readonly scripts: ReadonlyMap<string, WebFile>;

  /** @throws InvalidOptionsError if a script cannot be read, or is too large */
  constructor(
    private readonly pages: readonly DashboardPage[],
    private readonly logger: Pick<Logger, 'warn'>,
  ) {
    this.scripts = new Map(
      pages.flatMap(({ element, script }, index) =>
        script ? [[element, webFile(`${element}.js`, contentOf(script, index))] as const] : [],
      ),
    );
  }

  /** The pages that this person may open. */
  openTo(user: DashboardUser): readonly OwnPageAnswer[] {
    return this.pages
      .filter((page) => this.mayOpen(page, user))
      .map(({ path, title, element }) => ({
        path,
        title,
        element,
        script: `${SCRIPTS}/${element}.js`,
      }));
  }

  /** @param name such as `acme-reports.js` */
  scriptFor(name: string, user: DashboardUser): WebFile | undefined {
    const element = name.replace(/\.js$/, '');
    const isOpen = this.pages.some((page) => page.element === element && this.mayOpen(page, user));
    return isOpen && name.endsWith('.js') ? this.scripts.get(element) : undefined;
  }

  private mayOpen({ path, permission = 'view' }: DashboardPage, user: DashboardUser): boolean {
    if (typeof permission === 'string') return user.permissions.includes(permission);
    try {
      return permission(user) === true;
    } catch (error) {
      this.logger.warn('The permission of a dashboard page threw', { path, error });
      return false;
    }
  }
}

function contentOf(script: DashboardPageScript, index: number): Buffer {
  const content = 'text' in script ? Buffer.from(script.text) : read(script.file, index);
  if (content.length <= MAX_SCRIPT_BYTES) return content;
  throw problem(index, `at most ${MAX_SCRIPT_BYTES} bytes, got ${content.length}`);
}

function read(file: string | URL, index: number): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code = 'an error' } = error as NodeJS.ErrnoException;
    throw problem(index, `a file that can be read, got ${code} for ${String(file).slice(0, 200)}`);
  }
}

const problem = (index: number, expectation: string) =>
  new InvalidOptionsError('dashboard', [
    `dashboard.pages[${index}].script: expected ${expectation}.`,
  ]);
