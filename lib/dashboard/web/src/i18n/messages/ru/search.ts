import type { search as english } from '../en/search';
import type { Translation } from '../translation';

export const search: Translation<typeof english> = {
  'search.label': 'Поиск задач',
  'search.placeholder': 'Поиск задач: текст, type:, queue:, error: …',
  'search.clear': 'Очистить поиск',
  'search.suggestions': 'Подсказки',
  'search.inAll': 'Искать во всех задачах',
  'search.type': 'класс задачи',
  'search.method': 'метод задачи',
  'search.queue': 'имя очереди',
  'search.state': 'состояние задачи',
  'search.error': 'тип или текст исключения',
  'search.fingerprint': 'причина сбоя',
  'search.arg': 'текст в аргументах',
  'search.server': 'идентификатор сервера, выполняющего задачу',
  'search.ran-on': 'идентификатор сервера, выполнявшего задачу',
  'search.recurring': 'идентификатор периодической задачи',
  'search.batch': 'идентификатор пакета',
  'search.bulk': 'идентификатор массовой операции',
  'search.before': 'создана до',
  'search.after': 'создана после',
  'search.failed-after': 'последняя ошибка после',
  'search.failed-before': 'последняя ошибка до',
  'search.duration': 'длительность выполнения',
  'search.wait': 'от готовности до начала',
  'search.id': 'идентификатор задачи',
  'search.hoursAgo.1': 'час назад',
  'search.hoursAgo.24': 'сутки назад',
  'search.hoursAgo.168': 'неделю назад',
  'inputProblem.search.behind': '{qualifier}: после него должно что-то стоять.',
  'inputProblem.search.twice': '{qualifier}: может встречаться только один раз.',
  'inputProblem.search.unknown':
    '{qualifier}: не является условием. Известны: {known}. Чтобы искать сам текст, заключите его в кавычки.',
  'inputProblem.search.likely':
    '{qualifier}: не является условием. Возможно, вы имели в виду «{likely}:»? Чтобы искать сам текст, заключите его в кавычки.',
  'inputProblem.search.instant':
    '{qualifier}: ожидается дата, например 2026-01-31, момент, например 2026-01-31T14:30, время суток, например 14:30, или как давно: 90s, 15m, 6h, 2d, 1w; указано «{got}».',
  'inputProblem.search.range':
    '{qualifier}: ожидается длительность после знака, например >5s, <=500ms или >1.5h, или две с точками между ними, например 1s..5s; указано «{got}».',
  'inputProblem.search.queue': '{qualifier}: ожидается имя очереди; указано «{got}».',
  'inputProblem.search.state': '{qualifier}: ожидается имя состояния; указано «{got}».',
  'inputProblem.search.job': '{qualifier}: ожидается идентификатор задания; указано «{got}».',
  'inputProblem.search.batch': '{qualifier}: ожидается идентификатор пакета; указано «{got}».',
  'inputProblem.search.bulk':
    '{qualifier}: ожидается идентификатор массовой операции; указано «{got}».',
  'inputProblem.search.hidden':
    '{qualifier}: аргументы здесь не показываются или показываются не все.',
  'inputProblem.search.long': 'Допустимо символов: не более {most}.',
  'inputProblem.search.nul': 'Текст не может содержать символы NUL.',
  'inputProblem.search.terms': 'Допустимо условий: не более {most}.',
  'inputProblem.search.quotes':
    'Ожидается пробел после каждого слова и закрытие каждой кавычки: {got}',
};
