import type { overview as english } from '../en/overview';
import type { Translation } from '../translation';

export const overview: Translation<typeof english> = {
  'overview.title': 'Visão geral',
  'overview.counts': 'Jobs por estado',
  'overview.ahead': {
    one: '{count} reservado com antecedência',
    many: '{count} reservados com antecedência',
    other: '{count} reservados com antecedência',
  },
  'throughput.title': 'Vazão ao vivo',
  'throughput.label':
    'Jobs que terminaram e tentativas com falha nos últimos dois minutos, por segundo',
  'throughput.window': 'Últimos dois minutos',
  'throughput.succeeded': 'Bem-sucedidos/s',
  'throughput.failed': 'Tentativas com falha/s',
  'throughput.deleted': 'Excluídos/s',
  'history.title': 'Histórico',
  'history.label': 'Jobs bem-sucedidos e excluídos, e tentativas com falha, ao longo do tempo',
  'history.resolution': 'Resolução',
  'history.minute': 'Por minuto',
  'history.hour': 'Por hora',
  'history.day': 'Por dia',
  'history.failed': 'Tentativas com falha',
  'longRunning.title': 'Jobs de longa duração',
  'longRunning.none': 'Nenhum job está em execução há muito tempo',
  'longRunning.for': 'Duração',
};
