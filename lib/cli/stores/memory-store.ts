import { MemoryJobStorage } from '../../storages/memory/memory-job-storage.js';
import type { ProvenStore } from './proven-store.js';

export function memoryStore(): ProvenStore {
  return {
    title: 'The store in memory',
    lacks: [
      { need: 'anotherConnection', reason: 'No other process can reach the memory.' },
      { need: 'callerTransactions', reason: 'The store does not have this feature.' },
    ],
    open: async () => {
      const storage = new MemoryJobStorage();
      await storage.open();
      return { storage, close: () => storage.close() };
    },
    remove: async () => {},
  };
}
