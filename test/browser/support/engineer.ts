import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

/** Someone on call, who begins at the overview and looks for an answer. Counts the clicks on the way to it. */
export class Engineer {
  private clicks = 0;

  constructor(readonly page: Page) {}

  async click(place: Locator): Promise<void> {
    this.clicks += 1;
    await place.first().click();
  }

  async sees(answer: Locator): Promise<void> {
    await answer.first().waitFor();
  }

  /** @returns a line for the report */
  answered(incident: string, { within }: { readonly within: number }): string {
    expect(this.clicks).toBeLessThanOrEqual(within);
    return `${incident}: ${this.clicks} of ${within} clicks`;
  }
}
