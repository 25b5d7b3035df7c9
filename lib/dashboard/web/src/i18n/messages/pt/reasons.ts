import type { reasons as english } from '../en/reasons';
import type { Translation } from '../translation';

export const reasons: Translation<typeof english> = {
  'reason.time-has-come': 'Seu horário chegou',
  'reason.recurring-due': 'Disparado pelo agendador de jobs recorrentes',
  'reason.triggered': 'Disparado manualmente',
  'reason.parents-ended': 'Seus predecessores terminaram',
  'reason.batch-started': 'Seu lote foi iniciado',
  'reason.condition-unmet':
    'A condição de continuação não foi atendida: o estado de {parent} é {outcome}',
  'reason.parent-canceled':
    'A condição de continuação não foi atendida: um predecessor cancelado por um filtro está excluído',
  'reason.batch-canceled': 'Seu lote foi cancelado',
  'reason.filter-canceled': 'Cancelado pelo filtro {filter}',
  'reason.no-lock-needed': 'Nada mais o faz esperar',
  'reason.resource-in-use': 'Seu recurso ainda estava em uso após {seconds} segundos',
  'reason.latency-timeout':
    'Limite de latência excedido: ficou pronto por mais de {seconds} segundos',
  'reason.retry': 'Nova tentativa {attempt} de {attempts}: {message}',
  'reason.snoozed': 'Adiado pela própria execução ({snooze} de {snoozes}): {message}',
  'reason.retries-disabled': 'As novas tentativas estão desativadas',
  'reason.retries-exceeded': 'O limite de {attempts} novas tentativas foi excedido',
  'reason.server-lost': 'Seu servidor {server} foi perdido durante a execução',
  'reason.servers-lost': 'Perdeu seu servidor repetidas vezes',
  'reason.server-stopping': 'Reenfileirado porque seu servidor estava parando',
  'reason.lease-lost': 'Reenfileirado porque seu servidor perdeu a concessão',
  'reason.taken-away': 'Reenfileirado porque foi retirado do servidor',
  'reason.requeued': 'Reenfileirado pelo cliente',
  'reason.deleted': 'Excluído pelo cliente',
  'reason.rescheduled': 'Reagendado pelo cliente',
  'reason.created-by': 'Criado por {user} no painel',
  'reason.requeued-by': 'Reenfileirado por {user} no painel',
  'reason.deleted-by': 'Excluído por {user} no painel',
  'reason.restored-by': 'Restaurado por {user} no painel',
  'reason.requeued-in-bulk': 'Reenfileirado por {user} em uma operação em massa',
  'reason.deleted-in-bulk': 'Excluído por {user} em uma operação em massa',
  'reason.drained': 'Executado antes do horário',
  'reason.entries-omitted': {
    one: '{count} entrada mais antiga foi omitida',
    many: '{count} de entradas mais antigas foram omitidas',
    other: '{count} entradas mais antigas foram omitidas',
  },
  'reason.entries-unreadable': 'Não foi possível ler as entradas mais antigas',
};
