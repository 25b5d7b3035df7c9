import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnqueuedState } from '../../lib/states/enqueued-state.js';
import { useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { InvoiceService } from './support/invoice-service.js';
import { Site } from './support/site.js';

useBrowser();

describe('Reasons in the history of a job', () => {
  let site: Site;
  let id: string;

  beforeAll(async () => {
    site = await Site.start({ server: {}, providers: [InvoiceService] });
    const { jobs } = site.dashboard;
    // The first retry follows at once, the second one in an hour.
    id = await inState(
      site.dashboard,
      'Scheduled',
      jobs.enqueue(InvoiceService, (it) => it.archive(7)),
    );
    await jobs.changeState(id, new EnqueuedState('elsewhere', 'Its time has come, says Ada'));
    await jobs.delete(id);
  });
  afterAll(() => site.close());

  const reasonsIn = async (locale: string, heading: string) => {
    const page = await site.open(`/jobs/details/${id}`, { locale });
    await page.getByRole('heading', { name: heading }).waitFor();
    return page.getByRole('main').innerText();
  };

  it.each([
    [
      'tr-TR',
      'Archive invoice 7',
      [
        'Yeniden deneme 1 / 3: No room for invoice 7',
        'Yeniden deneme 2 / 3: No room for invoice 7',
        'Uygulama sildi',
      ],
    ],
    [
      'en-US',
      'Archive invoice 7',
      [
        'Retry attempt 1 of 3: No room for invoice 7',
        'Retry attempt 2 of 3: No room for invoice 7',
        'Deleted by the client',
      ],
    ],
  ])(
    'are said in the language of the reader (%s), those of the application as they are',
    async (locale, heading, reasons) => {
      const text = await reasonsIn(locale, heading);

      for (const reason of [...reasons, 'Its time has come, says Ada'])
        expect(text).toContain(reason);
      expect(text).not.toContain('because');
      expect(site.complaints.splice(0)).toEqual([]);
    },
  );
});
