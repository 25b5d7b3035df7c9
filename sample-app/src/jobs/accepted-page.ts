import { page } from '../support/page.js';

export interface AcceptedPage {
  /** Where the dashboard shows what was accepted. */
  readonly dashboardPath: string;
  /** The job whose state the page shows; undefined for a batch. */
  readonly jobId?: string | undefined;
}

/** The page that people see after they have pressed a button. */
export function acceptedPage({ dashboardPath, jobId }: AcceptedPage): string {
  return page({
    title: 'Accepted',
    body: `
  <h1>Accepted</h1>
  <p>Background jobs do the rest.</p>
  ${jobId ? liveState(jobId) : ''}
  <p><a class="button" href="/hangfire${dashboardPath}">See what becomes of it</a></p>
  <p><a href="/">Back</a></p>`,
  });
}

/** The server ends the stream when the job has ended. The browser must not open it again then. */
const liveState = (jobId: string): string => `
  <p>The job is <b id="state" aria-live="polite">on its way</b>.</p>
  <script>
    const updates = new EventSource('/jobs/${jobId}/updates');
    updates.onmessage = ({ data }) => {
      const { state, attempt, hasEnded } = JSON.parse(data);
      document.getElementById('state').textContent =
        attempt > 1 ? state + ' (attempt ' + attempt + ')' : state;
      if (hasEnded) updates.close();
    };
  </script>`;
