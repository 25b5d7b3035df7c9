import type { problems as english } from '../en/problems';
import type { Translation } from '../translation';

export const problems: Translation<typeof english> = {
  'problems.title': 'Проблемы',
  'problems.look': 'Посмотреть',
  'problems.about':
    'Что не так с системой сейчас и что было не так раньше. Серверы проверяют это каждые 15 секунд, если не задан другой интервал.',
  'problems.open': 'Открытые проблемы',
  'problems.all': 'Все проблемы',
  'problems.none': 'Всё в порядке',
  'problems.none.text':
    'Проблемы появляются здесь, как только их обнаружит сервер или эта страница.',
  'problems.problem': 'Проблема',
  'problems.since': 'Обнаружена',
  'problems.justNow': 'ещё не сохранена',
  'problems.history': 'Закончившиеся проблемы',
  'problems.from': 'Начало',
  'problems.to': 'Конец',
  'problems.for': 'Длительность',
  'problems.mute': 'Заглушить',
  'problems.unmute': 'Не заглушать',
  'problems.muteFor': 'На какой срок заглушить',
  'problems.muted': 'Заглушена.',
  'problems.unmuted': 'Больше не заглушена.',
  'problems.mutedUntilEnd': 'Заглушена до её окончания (кто: {by})',
  'problems.mutedUntil': 'Заглушена до {until} (кто: {by})',
  'problems.span.end': 'до окончания',
  'problems.span.1h': 'на час',
  'problems.span.8h': 'на 8 часов',
  'problems.span.1d': 'на сутки',
  'problems.span.7d': 'на 7 дней',
  'problem.method-failing': {
    one: '{subject} завершается ошибкой уже {since}: {share} попыток, {perMinute} в минуту. {count} задача ждёт повтора.',
    few: '{subject} завершается ошибкой уже {since}: {share} попыток, {perMinute} в минуту. {count} задачи ждут повтора.',
    many: '{subject} завершается ошибкой уже {since}: {share} попыток, {perMinute} в минуту. {count} задач ждут повтора.',
    other:
      '{subject} завершается ошибкой уже {since}: {share} попыток, {perMinute} в минуту. {count} задачи ждут повтора.',
  },
  'problem.server-silent':
    'Сервер {subject} замолчал. Последний сигнал активности получен {heartbeatAt}.',
  'problem.server-lost':
    'Сервер {subject} потерян. Последний сигнал активности получен {heartbeatAt}; его задачи выполняют другие.',
  'problem.queue-unserved': {
    one: 'В очереди {subject} ждёт {count} задача (дольше всего — {since}), но эту очередь не обслуживает ни один сервер.',
    few: 'В очереди {subject} ждут {count} задачи (дольше всего — {since}), но эту очередь не обслуживает ни один сервер.',
    many: 'В очереди {subject} ждут {count} задач (дольше всего — {since}), но эту очередь не обслуживает ни один сервер.',
    other:
      'В очереди {subject} ждут {count} задачи (дольше всего — {since}), но эту очередь не обслуживает ни один сервер.',
  },
  'problem.job-unknown': {
    one: 'Ни один сервер не знает {subject}: ждёт {count} задача (дольше всего — {since}).',
    few: 'Ни один сервер не знает {subject}: ждут {count} задачи (дольше всего — {since}).',
    many: 'Ни один сервер не знает {subject}: ждут {count} задач (дольше всего — {since}).',
    other: 'Ни один сервер не знает {subject}: ждут {count} задачи (дольше всего — {since}).',
  },
  'problem.clocks-apart': 'Часы {subject} расходятся на {differenceMs} с часами хранилища.',
  'problem.queue-stuck': {
    one: 'В очереди {subject} уже {since} ничего не завершается, а готова {count} задача.',
    few: 'В очереди {subject} уже {since} ничего не завершается, а готовы {count} задачи.',
    many: 'В очереди {subject} уже {since} ничего не завершается, а готово {count} задач.',
    other: 'В очереди {subject} уже {since} ничего не завершается, а готово {count} задачи.',
  },
  'problem.backlog-grows': {
    one: 'Очередь {subject} растёт уже {since}: задач поступает больше, чем выполняют серверы; готова {count} задача.',
    few: 'Очередь {subject} растёт уже {since}: задач поступает больше, чем выполняют серверы; готовы {count} задачи.',
    many: 'Очередь {subject} растёт уже {since}: задач поступает больше, чем выполняют серверы; готово {count} задач.',
    other:
      'Очередь {subject} растёт уже {since}: задач поступает больше, чем выполняют серверы; готово {count} задачи.',
  },
  'problem.snapshot-held':
    'Снимок, который удерживается уже {since}, не даёт хранилищу выполнить очистку ({subject}).',
  'problem.recurring-failing': 'Периодическую задачу {subject} не удалось запланировать: {error}',
  'problem.recurring-overdue':
    'Периодическая задача {subject} просрочена на {since}: ни один сервер её не запланировал.',
  'problem.recurring-runs-failing':
    'Задачи, созданные периодической задачей {subject}, завершаются ошибкой: {runs} подряд.',
  'problem.recurring-skipping':
    'Периодическая задача {subject} пропускается: ни для одного из последних сроков её расписания задача не создана (подряд: {times}).',
  'problem.store-slow': 'Хранилище отвечает за {answerMs} ({subject}).',
  'problem.other': 'Требуется внимание: {subject}.',
};
