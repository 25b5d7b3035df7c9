import type { job as english } from '../en/job';
import type { Translation } from '../translation';

export const job: Translation<typeof english> = {
  'job.title': 'Задача',
  'job.unknown': 'Задачи с таким идентификатором нет или больше нет.',
  'job.copyId': 'Копировать идентификатор',
  'job.call': 'Вызов',
  'job.history': 'История',
  'job.attempts': 'Попытки',
  'job.attempt': 'Попытка {number}',
  'job.exception.cause': 'Причина:',
  'job.exception.inner': 'Вместе с:',
  'job.stack': 'Стек',
  'job.stack.more': {
    one: 'Показать ещё {count} строку',
    few: 'Показать ещё {count} строки',
    many: 'Показать ещё {count} строк',
    other: 'Показать ещё {count} строки',
  },
  'job.stack.less': 'Свернуть',
  'job.result': 'Результат',
  'job.result.omitted': 'Результат не показан.',
  'job.result.omitted.not-displayed': 'Результаты здесь не показываются.',
  'job.result.omitted.damaged': 'Сохранённый результат не читается.',
  'job.result.omitted.too-large': 'Результат был слишком велик для сохранения.',
  'job.result.omitted.unserializable':
    'Результат нельзя было записать в виде текста, поэтому он не сохранён.',
  'job.arguments': 'Аргументы',
  'job.argument': 'Аргумент {number}',
  'job.argument.masked': 'Не показан',
  'job.argument.cut': 'Обрезано: аргумент длиннее показанного.',
  'job.parameters': 'Параметры',
  'job.json': 'JSON',
  'job.json.show': 'Показать задачу как JSON',
  'job.json.download': 'Скачать',
  'job.lasted': 'длительность: {duration}',
  'job.expires': 'Будет стёрто',
  'job.typeUnknown':
    'Этому процессу не известен класс {type}. Импортируйте модуль, в котором он объявлен, или укажите прежнее имя как псевдоним.',
  'job.requeued': 'Возвращена в очередь.',
  'job.deleted': 'Удалена.',
  'job.moved': 'Состояние задачи тем временем изменилось; ничего не сделано.',
  'job.requeue.question': 'Выполнить эту задачу ещё раз?',
  'job.requeue.running':
    'Задача {name} выполняется. Ей будет отправлен запрос на остановку, и она вернётся в свою очередь.',
  'job.requeue.succeeded':
    'Задача {name} уже выполнена до конца. Вся её работа будет сделана заново.',
  'job.delete.question': 'Удалить эту задачу?',
  'job.delete.text':
    'Задача {name} больше не будет выполняться. Если она выполняется, ей будет отправлен запрос на остановку.',
  'stateData.serverId': 'сервер',
  'stateData.enqueueAt': 'срок',
  'stateData.durationMs': 'длительность',
  'stateData.latencyMs': 'задержка',
  'stateData.queue': 'очередь',
  'stateData.condition': 'условие',
};
