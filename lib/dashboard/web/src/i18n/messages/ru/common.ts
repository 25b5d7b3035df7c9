import type { common as english } from '../en/common';
import type { Translation } from '../translation';

export const common: Translation<typeof english> = {
  skip: 'Перейти к содержимому',
  loading: 'Загрузка…',
  refresh: 'Обновить',
  reload: 'Перезагрузить страницу',
  tryAgain: 'Повторить',
  dismiss: 'Скрыть',
  cancel: 'Отмена',
  close: 'Закрыть',
  save: 'Сохранить',
  search: 'Поиск',
  details: 'Подробности',
  actions: 'Действия',
  showAll: 'Показать все',
  copy: 'Копировать',
  'copy.done': 'Скопировано',
  'copy.notWhole':
    'Это значение нельзя скопировать целиком: оно слишком велико или содержит само себя.',
  'copy.failed': 'Браузер не разрешил копирование.',
  'page.failed': 'Не удалось показать эту страницу',
  'page.failed.text':
    'Возможно, панель тем временем обновили. Обычно помогает перезагрузка страницы.',
  'ownPage.failed': 'В коде этой страницы произошла ошибка',
  'notFound.title': 'Не найдено',
  'notFound.text': 'Такой страницы нет.',
  readOnly: 'Только чтение',
  'readOnly.text': 'Вам доступен просмотр всего, но не изменение.',
  'action.requeue': 'Вернуть в очередь',
  'action.runNow': 'Запустить сейчас',
  'action.delete': 'Удалить',
  'action.pause': 'Приостановить',
  'action.resume': 'Возобновить',
  'action.trigger': 'Запустить',
  'action.edit': 'Изменить',
  'action.remove': 'Удалить',
};
