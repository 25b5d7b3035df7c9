import type { states as english } from '../en/states';
import type { Translation } from '../translation';

export const states: Translation<typeof english> = {
  'state.Enqueued': 'Na fila',
  'state.Scheduled': 'Agendado',
  'state.Processing': 'Em execução',
  'state.Succeeded': 'Bem-sucedido',
  'state.Failed': 'Com falha',
  'state.Deleted': 'Excluído',
  'state.Awaiting': 'Em espera',
  'state.Started': 'Iniciado',
  'state.Completed': 'Concluído',
  'state.Omitted': 'Omitido',
};
