import type { performance as english } from '../en/performance';
import type { Translation } from '../translation';

export const performance: Translation<typeof english> = {
  'performance.title': 'Desempenho',
  'performance.about':
    'Quantas vezes os jobs foram executados, quanto duraram e por quanto tempo ficaram prontos antes disso, conforme contado por seus servidores.',
  'performance.span': 'Período',
  'performance.span.1h': '1 h',
  'performance.span.24h': '24 h',
  'performance.span.7d': '7 d',
  'performance.none': 'Nada foi executado neste período',
  'performance.attempts': 'Tentativas',
  'performance.failed': 'Tentativas com falha',
  'performance.label': 'Tentativas e tentativas com falha ao longo do tempo',
  'performance.methods': 'Por método',
  'performance.queues': 'Por fila',
  'performance.servers': 'Por servidor',
  'performance.versions': 'Por versão',
  'performance.version': 'Versão',
  'performance.total': 'Tempo de worker',
  'performance.run': 'Execução',
  'performance.wait': 'Espera',
  'performance.others': 'Todos os outros',
};
