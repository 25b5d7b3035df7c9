import type { states as english } from '../en/states';
import type { Translation } from '../translation';

export const states: Translation<typeof english> = {
  'state.Enqueued': 'En cola',
  'state.Scheduled': 'Programado',
  'state.Processing': 'En ejecución',
  'state.Succeeded': 'Exitoso',
  'state.Failed': 'Fallido',
  'state.Deleted': 'Eliminado',
  'state.Awaiting': 'En espera',
  'state.Started': 'Iniciado',
  'state.Completed': 'Completado',
  'state.Omitted': 'Omitido',
};
