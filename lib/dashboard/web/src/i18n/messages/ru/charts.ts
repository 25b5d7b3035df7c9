import type { charts as english } from '../en/charts';
import type { Translation } from '../translation';

export const charts: Translation<typeof english> = {
  'charts.unavailable': 'График не удаётся показать. Перезагрузите страницу.',
  'charts.times': '{label}: значения по времени',
  'charts.now': 'Сейчас',
  'charts.inAll': 'Всего',
  'charts.deployed': 'Начала работать версия {version}',
  'charts.asTable': 'Показать таблицей',
  'charts.from': 'Начало',
};
