import type { problems as english } from '../en/problems';
import type { Translation } from '../translation';

export const problems: Translation<typeof english> = {
  'problems.title': 'Problemas',
  'problems.look': 'Ver',
  'problems.about':
    'O que há de errado com o sistema agora, e o que houve antes. Os servidores verificam a cada 15 segundos, a menos que você defina outro intervalo.',
  'problems.open': 'Problemas abertos',
  'problems.all': 'Todos os problemas',
  'problems.none': 'Está tudo certo',
  'problems.none.text':
    'Os problemas aparecem aqui assim que um servidor ou esta página os detecta.',
  'problems.problem': 'Problema',
  'problems.since': 'Detectado',
  'problems.justNow': 'ainda não armazenado',
  'problems.history': 'Problemas que terminaram',
  'problems.from': 'Início',
  'problems.to': 'Fim',
  'problems.for': 'Duração',
  'problems.mute': 'Silenciar',
  'problems.unmute': 'Deixar de silenciar',
  'problems.muteFor': 'Por quanto tempo silenciar',
  'problems.muted': 'Silenciado.',
  'problems.unmuted': 'Não está mais silenciado.',
  'problems.mutedUntilEnd': 'Silenciado por {by} até terminar',
  'problems.mutedUntil': 'Silenciado por {by} até {until}',
  'problems.span.end': 'até terminar',
  'problems.span.1h': 'por uma hora',
  'problems.span.8h': 'por 8 horas',
  'problems.span.1d': 'por um dia',
  'problems.span.7d': 'por 7 dias',
  'problem.method-failing': {
    one: '{subject} está falhando há {since}: {share} das tentativas, {perMinute} por minuto. {count} job aguarda nova tentativa.',
    many: '{subject} está falhando há {since}: {share} das tentativas, {perMinute} por minuto. {count} de jobs aguardam nova tentativa.',
    other:
      '{subject} está falhando há {since}: {share} das tentativas, {perMinute} por minuto. {count} jobs aguardam nova tentativa.',
  },
  'problem.server-silent':
    'O servidor {subject} parou de dar sinais. Sua última pulsação chegou {heartbeatAt}.',
  'problem.server-lost':
    'O servidor {subject} foi perdido. Sua última pulsação chegou {heartbeatAt}; outros executam os jobs dele.',
  'problem.queue-unserved': {
    one: '{count} job aguarda na fila {subject} há {since}, mas nenhum servidor a atende.',
    many: '{count} de jobs aguardam na fila {subject}, o mais antigo há {since}, mas nenhum servidor a atende.',
    other:
      '{count} jobs aguardam na fila {subject}, o mais antigo há {since}, mas nenhum servidor a atende.',
  },
  'problem.job-unknown': {
    one: 'Nenhum servidor conhece {subject}: {count} job aguarda há {since}.',
    many: 'Nenhum servidor conhece {subject}: {count} de jobs aguardam, o mais antigo há {since}.',
    other: 'Nenhum servidor conhece {subject}: {count} jobs aguardam, o mais antigo há {since}.',
  },
  'problem.clocks-apart':
    'O relógio de {subject} e o do armazenamento têm uma diferença de {differenceMs}.',
  'problem.queue-stuck': {
    one: 'Nada da fila {subject} termina há {since}, e há {count} job pronto.',
    many: 'Nada da fila {subject} termina há {since}, e há {count} de jobs prontos.',
    other: 'Nada da fila {subject} termina há {since}, e há {count} jobs prontos.',
  },
  'problem.backlog-grows': {
    one: 'A fila {subject} cresce há {since}: chegam mais jobs do que os servidores executam, e há {count} pronto.',
    many: 'A fila {subject} cresce há {since}: chegam mais jobs do que os servidores executam, e há {count} prontos.',
    other:
      'A fila {subject} cresce há {since}: chegam mais jobs do que os servidores executam, e há {count} prontos.',
  },
  'problem.snapshot-held':
    'Um snapshot retido há {since} impede a limpeza do armazenamento ({subject}).',
  'problem.recurring-failing': 'Não foi possível agendar o job recorrente {subject}: {error}',
  'problem.recurring-overdue':
    'O job recorrente {subject} está atrasado há {since}: nenhum servidor o agendou.',
  'problem.recurring-runs-failing': 'Os últimos {runs} jobs do job recorrente {subject} falharam.',
  'problem.recurring-skipping':
    'O job recorrente {subject} foi ignorado nas últimas {times} vezes: nenhum horário do agendamento gerou um job.',
  'problem.store-slow': 'O armazenamento leva {answerMs} para responder ({subject}).',
  'problem.other': 'Algo requer atenção: {subject}.',
};
