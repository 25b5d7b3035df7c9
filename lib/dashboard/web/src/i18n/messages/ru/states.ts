import type { states as english } from '../en/states';
import type { Translation } from '../translation';

export const states: Translation<typeof english> = {
  'state.Enqueued': 'В очереди',
  'state.Scheduled': 'Запланировано',
  'state.Processing': 'Выполняется',
  'state.Succeeded': 'Успешно',
  'state.Failed': 'С ошибкой',
  'state.Deleted': 'Удалено',
  'state.Awaiting': 'Ожидает',
  'state.Started': 'Начато',
  'state.Completed': 'Завершено',
  'state.Omitted': 'Опущено',
};
