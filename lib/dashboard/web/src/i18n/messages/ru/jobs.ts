import type { jobs as english } from '../en/jobs';
import type { Translation } from '../translation';

export const jobs: Translation<typeof english> = {
  'jobs.title': 'Задачи',
  'jobs.all': 'Все задачи',
  'jobs.searching': 'По запросу',
  'jobs.none': 'Здесь нет задач',
  'list.noneSoFar': 'Пока ничего не найдено',
  'list.searchOn': 'Искать дальше',
  'jobs.none.search': 'По этому запросу ничего нет',
  'jobs.none.rest': 'По этому запросу больше ничего нет',
  'jobs.none.latest': 'За последние {duration} ничего нет',
  'jobs.none.latestRest': 'Вплоть до {time} больше ничего нет',
  'jobs.none.oldest': 'До {time} ничего нет',
  'jobs.none.due': 'Среди задач со сроком до {time} ничего нет',
  'jobs.none.hint': 'Попробуйте меньше слов.',
  'jobs.none.Enqueued': 'Ничто не ждёт запуска',
  'jobs.none.Processing': 'Ничего не выполняется',
  'jobs.none.Failed': 'Ошибок нет',
  'jobs.none.retries': 'Ни одна задача не ждёт повтора',
  'jobs.about.Enqueued': 'Готовы к выполнению воркером, который обслуживает их очередь.',
  'jobs.about.Scheduled': 'Ждут своего времени.',
  'jobs.about.Processing':
    'Переданы в аренду серверу, который выполняет их сейчас или вот-вот начнёт.',
  'jobs.about.Succeeded': 'Выполнены до конца. Стираются по истечении срока хранения.',
  'jobs.about.Failed':
    'Последний запуск завершился ошибкой, повтора не будет. Остаются, пока их не вернут в очередь или не удалят.',
  'jobs.about.Deleted':
    'Отменены человеком, фильтром или условием. Стираются по истечении срока хранения.',
  'jobs.about.Awaiting': 'Ждут других задач или пакетов.',
  'jobs.about.retries': 'Завершились ошибкой, повторный запуск запланирован.',
  'jobs.searched.latest-first':
    'Просмотрено назад до {time}. Следующая страница продолжит с этого места.',
  'jobs.searched.due-first':
    'Просмотрены задачи со сроком до {time}. Следующая страница продолжит с этого места.',
  'jobs.searched.next-first':
    'Просмотрена часть задач. Следующая страница продолжит с этого места.',
  'jobs.searched.oldest-first':
    'Просмотрено до {time}. Следующая страница продолжит с этого места.',
  'jobs.held': 'Пока вы работаете со списком, он не меняется.',
  'jobs.matches': {
    one: '{count} задача',
    few: '{count} задачи',
    many: '{count} задач',
    other: '{count} задачи',
  },
  'jobs.matches.more': {
    one: 'более {count} задачи',
    few: 'более {count} задач',
    many: 'более {count} задач',
    other: 'более {count} задачи',
  },
  facets: 'Уточнить',
  'facets.state': 'Состояние',
  'facets.queue': 'Очередь',
  'facets.method': 'Метод',
  'jobs.export': 'Скачать весь список в формате {format}',
  'jobs.order': 'Порядок',
  'jobs.order.newest': 'Сначала новые',
  'jobs.order.oldest': 'Сначала старые',
  'jobs.new': {
    one: '{count} новая',
    few: '{count} новые',
    many: '{count} новых',
    other: '{count} новой',
  },
  'jobs.queues': 'Очереди с готовыми задачами',
  'jobs.queues.all': 'Все очереди',
  'jobs.queues.more': 'Другие очереди',
  'jobs.parked': 'Ждёт сервера, который её знает',
  'jobs.waitingFor': 'Ждёт освобождения {resource}',
  'retries.title': 'Повторы',
};
