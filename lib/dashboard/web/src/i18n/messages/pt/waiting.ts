import type { waiting as english } from '../en/waiting';
import type { Translation } from '../translation';

export const waiting: Translation<typeof english> = {
  'waiting.title': 'Por que aguarda',
  'waiting.paused': 'A fila {queue} foi pausada {since}.',
  'waiting.pausedBy': '{by} pausou a fila {queue} {since}.',
  'waiting.unserved': 'Nenhum servidor atende a fila {queue}.',
  'waiting.unknown':
    'Nenhum servidor da fila {queue} conhece {method}. O job será executado assim que chegar um servidor que o conheça.',
  'waiting.known': 'O servidor que o pegou não conhece {method}. Ele será executado em {servers}.',
  'waiting.unknownMethods':
    'Nenhum servidor conhece {methods}: há jobs da fila {queue} aguardando um servidor que os conheça.',
  'waiting.busy': {
    one: 'O único worker de seus servidores está ocupado.',
    many: 'Todos os {count} de workers de seus servidores estão ocupados.',
    other: 'Todos os {count} workers de seus servidores estão ocupados.',
  },
  'waiting.busyWith': {
    one: 'O único worker de seus servidores está ocupado com {methods}.',
    many: 'Todos os {count} de workers de seus servidores estão ocupados, principalmente com {methods}.',
    other:
      'Todos os {count} workers de seus servidores estão ocupados, principalmente com {methods}.',
  },
  'waiting.next': 'É o próximo de sua fila.',
  'waiting.ahead': {
    one: 'Há {count} job à frente dele na fila.',
    many: 'Há {count} de jobs à frente dele na fila.',
    other: 'Há {count} jobs à frente dele na fila.',
  },
  'waiting.aheadFor': {
    one: 'Há {count} job à frente dele na fila: cerca de {duration} no ritmo do último minuto.',
    many: 'Há {count} de jobs à frente dele na fila: cerca de {duration} no ritmo do último minuto.',
    other: 'Há {count} jobs à frente dele na fila: cerca de {duration} no ritmo do último minuto.',
  },
  'waiting.lock':
    'Aguarda o bloqueio {resource}. Ninguém o retém agora: um job foi acordado para obtê-lo.',
  'waiting.lockHeld': 'Aguarda o bloqueio {resource}, retido por',
  'waiting.time': 'Seu horário chega {at}.',
  'waiting.retry': 'Sua última execução falhou. Será executado de novo {at}.',
  'waiting.parents': {
    one: '{count} job ou lote que ele aguarda não terminou.',
    many: '{count} de jobs ou lotes que ele aguarda não terminaram.',
    other: '{count} jobs ou lotes que ele aguarda não terminaram.',
  },
  'waiting.parentsEnded': 'Tudo o que ele aguarda terminou. Continuará em instantes.',
};
