import { describe, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { storageConformance } from '../../../lib/conformance/storage-conformance.js';
import { systemClock } from '../../../lib/support/time/clock.js';
import { TestingStorage } from '../../../lib/testing/store/testing-storage.js';

const neverOpened = new DataSource({ type: 'postgres' });

storageConformance(
  {
    name: 'TestingStorage',
    lacks: ['anotherConnection'],
    open: async () => {
      const storage = new TestingStorage(systemClock);
      await storage.open();
      return {
        storage,
        inTransaction: async (work) => {
          const manager = { query: async () => [] };
          return storage.transactions.run(manager, () => work(manager));
        },
        withoutTransaction: [neverOpened.manager, neverOpened],
        close: () => storage.close(),
      };
    },
  },
  { describe, it },
);
