import type { queues as english } from '../en/queues';
import type { Translation } from '../translation';

export const queues: Translation<typeof english> = {
  'queues.title': 'Queues',
  'queues.about':
    'Eine pausierte Queue nimmt neue Jobs an, aber Server übernehmen keine daraus. Durchsatz und Latenz beziehen sich auf die letzte Minute.',
  'queues.none': 'Noch keine Queues',
  'queues.ready': 'Bereit',
  'queues.oldest': 'Ältester wartet',
  'queues.waiting': 'Warten auf Sperre',
  'lines.title': 'Sperren, auf die Jobs warten',
  'lines.resource': 'Sperre',
  'lines.oldest': 'Erster Job',
  'lines.holder': 'Gehalten von',
  'lines.free': 'niemandem: Ein Job wurde dafür geweckt',
  'queues.processing': 'In Ausführung',
  'queues.throughput': 'Durchsatz',
  'queues.perSecond': '{rate}/s',
  'queues.perMinute': '{rate}/min',
  'queues.latency': 'Latenz',
  'queues.unserved': 'kein Server',
  'queues.paused': 'Pausiert',
  'queues.pausedNow': 'Queue {name} ist pausiert.',
  'queues.resumed': 'Queue {name} wird fortgesetzt.',
};
