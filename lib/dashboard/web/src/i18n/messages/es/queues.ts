import type { queues as english } from '../en/queues';
import type { Translation } from '../translation';

export const queues: Translation<typeof english> = {
  'queues.title': 'Colas',
  'queues.about':
    'Una cola en pausa acepta trabajos nuevos, pero los servidores no toman ninguno de ella. La tasa de procesamiento y la latencia son las del último minuto.',
  'queues.none': 'Todavía no hay colas',
  'queues.ready': 'Listos',
  'queues.oldest': 'Mayor espera',
  'queues.waiting': 'Esperan un bloqueo',
  'lines.title': 'Bloqueos que esperan los trabajos',
  'lines.resource': 'Bloqueo',
  'lines.oldest': 'Primer trabajo',
  'lines.holder': 'Retenido por',
  'lines.free': 'nadie: se despertó a un trabajo para tomarlo',
  'queues.processing': 'En ejecución',
  'queues.throughput': 'Tasa de procesamiento',
  'queues.perSecond': '{rate}/s',
  'queues.perMinute': '{rate}/min',
  'queues.latency': 'Latencia',
  'queues.unserved': 'sin servidor',
  'queues.paused': 'En pausa',
  'queues.pausedNow': 'La cola {name} está en pausa.',
  'queues.resumed': 'La cola {name} se reanudó.',
};
