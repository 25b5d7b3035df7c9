import { page } from '../support/page.js';

/** The page that people see after they have pressed a button. */
export function acceptedPage(dashboardPath: string): string {
  return page({
    title: 'Accepted',
    body: `
  <h1>Accepted</h1>
  <p>Background jobs do the rest.</p>
  <p><a class="button" href="/hangfire${dashboardPath}">See what becomes of it</a></p>
  <p><a href="/">Back</a></p>`,
  });
}
