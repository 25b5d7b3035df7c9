import type { DefineCases } from '../collect-cases.js';
import { heartbeats } from './heartbeats.js';
import { knownHandlers } from './known-handlers.js';
import { servers } from './servers.js';
import { stoppingServers } from './stopping-servers.js';

export const serverCases: readonly DefineCases[] = [
  servers,
  heartbeats,
  stoppingServers,
  knownHandlers,
];
