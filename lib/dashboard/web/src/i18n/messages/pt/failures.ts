import type { failures as english } from '../en/failures';
import type { Translation } from '../translation';

export const failures: Translation<typeof english> = {
  'failures.title': 'O que falha',
  'failures.none': 'Nada falhou',
  'failures.error': 'Exceção',
  'failures.otherMethods': {
    one: 'e mais {count} método',
    many: 'e mais {count} de métodos',
    other: 'e mais {count} métodos',
  },
  'failures.attempts': 'Tentativas com falha, última hora',
  'failures.minutes':
    'Tentativas com falha por minuto na última hora: {most} no pior minuto, {last} no mais recente',
  'failures.jobs': 'Jobs com falha',
  'failures.latest': 'Mais recente',
  'failure.one': 'Falha',
  'failure.unknown': 'Não há registro de uma falha assim, ou não há mais.',
  'failure.type': 'Exceção',
  'failure.message': 'Última mensagem',
  'failure.first': 'Primeira vez',
  'failure.last': 'Última vez',
  'failure.retries': 'Jobs que aguardam nova tentativa',
  'failure.history': 'Tentativas com falha',
  'failure.label': 'Tentativas com falha ao longo do tempo',
  'failure.none': 'Nenhuma tentativa falhou assim neste período',
  'failure.samples': 'Últimos jobs',
  'failure.samples.none': 'Os jobs afetados não existem mais',
  'failure.mute.always': 'para sempre',
  'failure.mute.version': 'até a próxima versão',
  'failure.muted': 'Silenciada por {by}',
  'failure.mutedUntil': 'Silenciada por {by} até {until}',
  'failure.mutedVersions':
    'Silenciada por {by} até ser executada uma versão diferente de {versions}',
  'failure.requeueAll': {
    one: 'Reenfileirar {count} job com falha',
    many: 'Reenfileirar todos os {count} de jobs com falha',
    other: 'Reenfileirar todos os {count} jobs com falha',
  },
  'failure.deleteAll': {
    one: 'Excluir {count} job com falha',
    many: 'Excluir todos os {count} de jobs com falha',
    other: 'Excluir todos os {count} jobs com falha',
  },
};
