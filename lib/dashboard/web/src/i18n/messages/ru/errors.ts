import type { errors as english } from '../en/errors';
import type { Translation } from '../translation';

export const errors: Translation<typeof english> = {
  'error.action': 'Не получилось.',
  'error.recovers': 'Повторяем автоматически.',
  'error.stale': 'Показанные данные могли устареть.',
  'error.unknown.title': 'Не найдено',
  'error.unknown.text': 'Такого объекта нет или больше нет.',
  'error.session.title': 'Сеанс завершён',
  'error.session.text': 'Войдите снова и перезагрузите страницу.',
  'error.forbidden.title': 'Нет доступа',
  'error.forbidden.text': 'У вас нет прав на это действие.',
  'error.input.title': 'Запрос не удалось разобрать',
  'error.input.text': 'Одно из значений в запросе недопустимо.',
  'error.store.title': 'Хранилище недоступно',
  'error.store.text': 'Приложение отвечает, но его база данных — нет.',
  'error.network.title': 'Приложение недоступно',
  'error.network.text': 'Ответ не получен. Возможно, приложение перезапускается или нет сети.',
  'errorCode.HANGFIRE_DASHBOARD_BUSY': 'Сейчас слишком много запросов.',
  'errorCode.HANGFIRE_STORAGE_BUSY': 'Сейчас слишком много поисков.',
  'errorCode.HANGFIRE_DASHBOARD_INVALID_TOKEN':
    'Страница была открыта слишком долго. Попробуйте ещё раз.',
  'errorCode.HANGFIRE_DASHBOARD_NOT_UNDOABLE':
    'Отменить можно только завершённое массовое удаление.',
  'errorCode.HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS':
    'Периодическая задача с таким идентификатором уже есть. Выберите другой.',
  'errorCode.HANGFIRE_DASHBOARD_BODY_TOO_LARGE':
    'Отправлено слишком много данных. Ничего не сделано.',
  'errorCode.HANGFIRE_DASHBOARD_UNREADABLE_BODY': 'Данные дошли не полностью. Ничего не сделано.',
  'errorCode.HANGFIRE_CONCURRENT_CHANGE':
    'Задачу всё время изменяет что-то ещё. Ничего не сделано; попробуйте ещё раз.',
  'error.server.title': 'Что-то пошло не так',
  'error.server.text': 'Приложение не смогло ответить. Причина указана в его журнале.',
};
