import type { batches as english } from '../en/batches';
import type { Translation } from '../translation';

export const batches: Translation<typeof english> = {
  'batches.title': 'Пакеты',
  'batches.about': 'Группы задач с общим результатом.',
  'batches.all': 'Все',
  'batches.search': 'Поиск по описаниям',
  'batches.none': 'Здесь нет пакетов',
  'batches.none.text': 'Пакет объединяет задачи, которые создаются и отслеживаются вместе.',
  'batch.unknown': 'Пакета с таким идентификатором нет или больше нет.',
  'batch.moreNested': 'Вложенных пакетов больше, чем показано.',
  'batch.progress': 'Ход выполнения',
  'batch.done': '{done} из {total}',
  'batch.failed': {
    one: '{count} с ошибкой',
    few: '{count} с ошибкой',
    many: '{count} с ошибкой',
    other: '{count} с ошибкой',
  },
  'batch.processing': {
    one: '{count} выполняется',
    few: '{count} выполняются',
    many: '{count} выполняется',
    other: '{count} выполняется',
  },
  'batch.jobs': 'Показать задачи',
  'batch.total': 'Задачи',
  'batch.pending': 'Не завершено',
  'batch.within': 'Внутри пакета',
  'batch.nested': 'Вложенные пакеты',
  'batch.nestedOf': 'Пакеты внутри {name}',
  'batch.nested.none': 'Внутри нет пакетов.',
  'batch.holds': 'Что его задерживает',
  'batch.holds.none': 'Все собственные задачи пакета завершены.',
  'batch.holds.states': 'Незавершённые задачи по состояниям',
  'batch.holds.queues': 'По очередям',
  'batch.holds.failures': 'По сбоям',
  'batch.holds.nested': 'Незавершённые вложенные пакеты',
  'batch.holds.unfinished': {
    one: '{count} не завершена',
    few: '{count} не завершены',
    many: '{count} не завершено',
    other: '{count} не завершено',
  },
  'batch.pace': {
    one: 'За последние {span} завершилась {count} задача. При таком темпе на оставшиеся {remaining}, которые ещё могут завершиться, уйдёт примерно {time}.',
    few: 'За последние {span} завершились {count} задачи. При таком темпе на оставшиеся {remaining}, которые ещё могут завершиться, уйдёт примерно {time}.',
    many: 'За последние {span} завершилось {count} задач. При таком темпе на оставшиеся {remaining}, которые ещё могут завершиться, уйдёт примерно {time}.',
    other:
      'За последние {span} завершилось {count} задачи. При таком темпе на оставшиеся {remaining}, которые ещё могут завершиться, уйдёт примерно {time}.',
  },
  'batch.pace.failed': 'Задачи с ошибкой сами не завершаются.',
  'batch.cancel': 'Отменить пакет',
  'batch.cancel.question': 'Отменить этот пакет?',
  'batch.cancel.text':
    'Ещё не начатые задачи пакета будут удалены. Выполняющиеся продолжат работу.',
  'batch.canceled': 'Пакет отменён.',
};
