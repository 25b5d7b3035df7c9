import { describe, expect, it } from '@jest/globals';
import { applicationFrame } from '../../../lib/failures/application-frame.js';

const at = (...frames: string[]) =>
  ['Error: it broke', ...frames.map((frame) => `    at ${frame}`)].join('\n');

describe('The frame of the application', () => {
  it.each([
    [
      'MailService.send (/srv/app/dist/mail/mail.service.js:10:20)',
      'MailService.send (mail.service)',
    ],
    ['async MailService.send (/srv/app/mail.service.ts:1:2)', 'MailService.send (mail.service)'],
    ['MailService.send [as sendLater] (/srv/mail.js:1:2)', 'MailService.send (mail)'],
    ['new Invoice (file:///C:/shop/invoice.mjs:3:4)', 'Invoice (invoice)'],
    ['Object.charge (C:\\shop\\charge.cjs:3:4)', 'charge (charge)'],
    ['Object.<anonymous> (/srv/main.js:1:2)', 'main'],
    ['/srv/with blanks/main.js:1:2', 'main'],
    ['charge (webpack:///./src/charge.ts?4f2a:1:2)', 'charge (charge)'],
  ])('of %j is %j', (frame, place) => {
    expect(applicationFrame(at(frame))).toBe(place);
  });

  it('is the topmost frame outside of packages and Node.js', () => {
    const stack = at(
      'Socket.emit (node:events:518:28)',
      'Array.map (<anonymous>)',
      'Pool.query (/srv/node_modules/pg/lib/pool.js:1:2)',
      'Client.q (C:\\srv\\node_modules\\pg\\lib\\client.js:1:2)',
      'OrderStore.find (/srv/orders.js:1:2)',
      'OrderService.run (/srv/service.js:1:2)',
    );

    expect(applicationFrame(stack)).toBe('OrderStore.find (orders)');
  });

  it('is the same on another machine, and after lines have moved', () => {
    expect(applicationFrame(at('run (/home/ada/shop/src/a.ts:1:2)'))).toBe(
      applicationFrame(at('run (/app/dist/a.js:30:4)')),
    );
  });

  it.each(['', 'Error: no frames', at('Socket.emit (node:events:518:28)'), 'at home\nat last'])(
    'of %j is not known',
    (stack) => {
      expect(applicationFrame(stack)).toBe('');
    },
  );
});
