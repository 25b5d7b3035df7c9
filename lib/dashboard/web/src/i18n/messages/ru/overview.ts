import type { overview as english } from '../en/overview';
import type { Translation } from '../translation';

export const overview: Translation<typeof english> = {
  'overview.title': 'Обзор',
  'overview.counts': 'Задачи по состояниям',
  'overview.ahead': {
    one: '{count} взята заранее',
    few: '{count} взяты заранее',
    many: '{count} взято заранее',
    other: '{count} взято заранее',
  },
  'throughput.title': 'Скорость обработки сейчас',
  'throughput.label': 'Завершённые задачи и неудачные попытки в секунду за последние две минуты',
  'throughput.window': 'Последние две минуты',
  'throughput.succeeded': 'Успешно/с',
  'throughput.failed': 'Неудачные попытки/с',
  'throughput.deleted': 'Удалено/с',
  'history.title': 'История',
  'history.label': 'Успешные и удалённые задачи и неудачные попытки по времени',
  'history.resolution': 'Шаг',
  'history.minute': 'По минутам',
  'history.hour': 'По часам',
  'history.day': 'По дням',
  'history.failed': 'Неудачные попытки',
  'longRunning.title': 'Долгие задачи',
  'longRunning.none': 'Долгих задач нет',
  'longRunning.for': 'Выполняется',
};
