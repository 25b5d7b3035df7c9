import type { queues as english } from '../en/queues';
import type { Translation } from '../translation';

export const queues: Translation<typeof english> = {
  'queues.title': 'Filas',
  'queues.about':
    'Uma fila pausada aceita novos jobs, mas os servidores não pegam nenhum dela. A vazão e a latência são as do último minuto.',
  'queues.none': 'Nenhuma fila ainda',
  'queues.ready': 'Prontos',
  'queues.oldest': 'Maior espera',
  'queues.waiting': 'Aguardam um bloqueio',
  'lines.title': 'Bloqueios que os jobs aguardam',
  'lines.resource': 'Bloqueio',
  'lines.oldest': 'Primeiro job',
  'lines.holder': 'Retido por',
  'lines.free': 'ninguém: um job foi acordado para obtê-lo',
  'queues.processing': 'Em execução',
  'queues.throughput': 'Vazão',
  'queues.perSecond': '{rate}/s',
  'queues.perMinute': '{rate}/min',
  'queues.latency': 'Latência',
  'queues.unserved': 'sem servidor',
  'queues.paused': 'Pausada',
  'queues.pausedNow': 'A fila {name} está pausada.',
  'queues.resumed': 'A fila {name} foi retomada.',
};
