import { Injectable } from '@nestjs/common';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { Signal } from '../../support/signal.js';

export class CardDeclinedError extends Error {
  override name = 'CardDeclinedError';
}

/** What both methods that need a card have in common. */
function declined(number: number): CardDeclinedError {
  return new CardDeclinedError(`The card for invoice ${number} was declined`);
}

/** A job for each way in which jobs end. */
@Injectable()
export class InvoiceService {
  /** Fired, the printer that waits for it is done. */
  static printed = new Signal();

  @JobDisplayName('Send invoice {0}')
  send(number: number, options: { to: string } = { to: 'ada@example.org' }) {
    return { number, sentTo: options.to };
  }

  @AutomaticRetry(0)
  @JobDisplayName('Charge invoice {0}')
  charge(number: number): void {
    throw declined(number);
  }

  /** @param because left out: as in `charge` */
  @AutomaticRetry(0)
  @JobDisplayName('Refund invoice {0}')
  refund(number: number, because?: string): void {
    throw because === undefined ? declined(number) : new CardDeclinedError(because);
  }

  @AutomaticRetry({ attempts: 3, delaysInSeconds: [0, 3_600] })
  @JobDisplayName('Archive invoice {0}')
  archive(number: number): void {
    throw new Error(`No room for invoice ${number}`);
  }

  /** One at a time. */
  @DisableConcurrentExecution({ resource: 'ledger', timeoutInSeconds: 600 })
  @JobDisplayName('Book invoice {0}')
  async book(_number: number): Promise<void> {
    await InvoiceService.printed;
  }

  @JobDisplayName('Print invoice {0}')
  async print(_number: number): Promise<void> {
    await InvoiceService.printed;
  }
}
