import type { failures as english } from '../en/failures';
import type { Translation } from '../translation';

export const failures: Translation<typeof english> = {
  'failures.title': 'Сбои',
  'failures.none': 'Сбоев нет',
  'failures.error': 'Исключение',
  'failures.otherMethods': {
    one: 'и ещё {count} метод',
    few: 'и ещё {count} метода',
    many: 'и ещё {count} методов',
    other: 'и ещё {count} метода',
  },
  'failures.attempts': 'Неудачные попытки за последний час',
  'failures.minutes':
    'Неудачные попытки по минутам за последний час: {most} в худшую минуту, {last} в последнюю',
  'failures.jobs': 'Задачи с ошибкой',
  'failures.latest': 'Последний',
  'failure.one': 'Сбой',
  'failure.unknown': 'О таком сбое ничего не известно или уже не известно.',
  'failure.type': 'Исключение',
  'failure.message': 'Последнее сообщение',
  'failure.first': 'Впервые замечен',
  'failure.last': 'Последний раз',
  'failure.retries': 'Задачи, ожидающие повтора',
  'failure.history': 'Неудачные попытки',
  'failure.label': 'Неудачные попытки по времени',
  'failure.none': 'За это время таких неудачных попыток не было',
  'failure.samples': 'Последние задачи',
  'failure.samples.none': 'Задач, в которых был этот сбой, больше нет',
  'failure.mute.always': 'навсегда',
  'failure.mute.version': 'до следующей версии',
  'failure.muted': 'Сбой заглушен (кто: {by})',
  'failure.mutedUntil': 'Сбой заглушен до {until} (кто: {by})',
  'failure.mutedVersions':
    'Сбой заглушен, пока не запустится версия, отличная от {versions} (кто: {by})',
  'failure.requeueAll': {
    one: 'Вернуть в очередь {count} задачу с ошибкой',
    few: 'Вернуть в очередь все {count} задачи с ошибкой',
    many: 'Вернуть в очередь все {count} задач с ошибкой',
    other: 'Вернуть в очередь {count} задачи с ошибкой',
  },
  'failure.deleteAll': {
    one: 'Удалить {count} задачу с ошибкой',
    few: 'Удалить все {count} задачи с ошибкой',
    many: 'Удалить все {count} задач с ошибкой',
    other: 'Удалить {count} задачи с ошибкой',
  },
};
