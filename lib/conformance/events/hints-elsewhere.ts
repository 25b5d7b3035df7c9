import type { Suite } from '../suite.js';
import { aLinkTo, aTransition } from '../support/builders.js';
import { HOUR } from '../support/durations.js';
import { aRecurringJob } from '../support/recurring-builders.js';
import { HeardEvents } from './heard-events.js';

const KNOWN = { queues: ['default'], serverId: 'server-1' };

/** A store without announcements passes these cases at once: other processes poll. */
export function hintsElsewhere({ describe, it, store }: Suite): void {
  const heardByAnother = async () => {
    if (!store.storage.features.pushNotifications) return undefined;
    return HeardEvents.of(await store.another(), KNOWN);
  };

  describe('another connection hears', () => {
    it('that a queue has got a job', async () => {
      const heard = await heardByAnother();
      await store.stored();
      await heard?.ready('default');
    });

    it('that a job was scheduled', async () => {
      const heard = await heardByAnother();
      await store.stored({ state: 'Scheduled', runAt: store.ahead(HOUR) });
      await heard?.first(({ kind }) => kind === 'scheduled');
    });

    it('that a job was taken away from its server', async () => {
      const job = await store.running({}, 'server-1');
      const heard = await heardByAnother();
      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted' }));
      await heard?.first((event) => event.kind === 'taken-away' && event.serverId === 'server-1');
    });

    it('that continuations are to be looked at', async () => {
      const parent = await store.stored();
      const heard = await heardByAnother();
      await store.stored({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      await heard?.first(({ kind }) => kind === 'continuations');
    });

    it('that a batch was created', async () => {
      const heard = await heardByAnother();
      await store.storedBatch({}, [{}]);
      await heard?.first(({ kind }) => kind === 'batches');
    });

    it('that a recurring job was changed', async () => {
      const heard = await heardByAnother();
      await store.storage.recurring.change('report', () => aRecurringJob());
      await heard?.first(({ kind }) => kind === 'recurring');
    });

    it('that a queue was paused', async () => {
      const heard = await heardByAnother();
      await store.queues.pause('default', 'ada');
      await heard?.first(({ kind }) => kind === 'queues');
    });

    it('that a server must stop', async () => {
      await store.announced('server-1');
      const heard = await heardByAnother();
      await store.servers.requestStop('server-1');
      await heard?.first((event) => event.kind === 'stop' && event.serverId === 'server-1');
    });
  }, ['anotherConnection']);
}
