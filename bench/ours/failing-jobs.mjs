import { Injectable } from '@nestjs/common';
import { AutomaticRetry } from '../../dist/index.mjs';

export class MailService {
  async send() {}
}

export class PaymentService {
  async charge() {}
}

export class ImportService {
  async run() {}
}

class ConnectionRefusedError extends Error {}
class TimeoutError extends Error {}
class ValidationError extends Error {}
class PaymentDeclinedError extends Error {}

const send = (mail) => mail.send('ada@example.org', 'Welcome');
const charge = (payment) => payment.charge({ order: 4711, amount: '19.90' });
const run = (imports) => imports.run('products.csv', { sheet: 1 });

const refused = () => new ConnectionRefusedError('connect ECONNREFUSED 192.0.2.1:25');
const timeout = () => new TimeoutError('No answer within 30 seconds');
const invalid = () => new ValidationError('"sku": expected a text of 8 characters, got 7');
const declined = () => new PaymentDeclinedError('Do not honour (05)');

/** The failing methods and their errors. Not every service fails for every reason. */
export const FAILURES = [
  { service: MailService, call: send, error: refused },
  { service: MailService, call: send, error: timeout },
  { service: MailService, call: send, error: invalid },
  { service: PaymentService, call: charge, error: refused },
  { service: PaymentService, call: charge, error: timeout },
  { service: PaymentService, call: charge, error: declined },
  { service: ImportService, call: run, error: refused },
  { service: ImportService, call: run, error: timeout },
  { service: ImportService, call: run, error: invalid },
];

export const failingServices = [MailService, PaymentService, ImportService];
for (const service of failingServices) {
  Injectable()(service);
  AutomaticRetry({ attempts: 0, logEvents: false })(service);
}
