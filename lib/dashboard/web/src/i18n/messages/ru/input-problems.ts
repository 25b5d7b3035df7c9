import type { inputProblems as english } from '../en/input-problems';
import type { Translation } from '../translation';

export const inputProblems: Translation<typeof english> = {
  'inputProblem.timeZone':
    'Часового пояса «{got}» нет. Ожидается имя, например Europe/Istanbul или UTC.',
  'inputProblem.timeZone.likely':
    'Часового пояса «{got}» нет. Возможно, имелось в виду «{likely}»?',
  'inputProblem.queueName':
    'Имя очереди — от 1 до {most} строчных латинских букв, цифр, знаков _ и -; указано «{got}».',
  'inputProblem.time': 'Ожидается момент до 10000 года; указано {got}.',
  'inputProblem.cursor': 'Такого места в списке нет. Начните снова с первой страницы.',
  'inputProblem.searchedFor': 'Это искать нельзя: {field}. Измените или уберите условие.',
  'inputProblem.arguments.tooLarge':
    'Аргументы занимают больше допустимых байтов: {limit}. Оставьте данные на своём месте и передайте идентификатор.',
  'inputProblem.arguments.damaged':
    'Сохранённые аргументы задачи не читаются. Кто-то изменил их после создания задачи.',
  'inputProblem.arguments.unstorable': 'Значение в {place} сохранить нельзя.',
  'inputProblem.argument.object': 'ожидается объект ({type})',
  'inputProblem.type.duplicate':
    'Задачи «{type}» выполняли бы несколько классов: {classes}. Разработчик должен дать каждому собственное имя с помощью @JobType.',
  'inputProblem.type.generated':
    'Имя класса «{type}» создано инструментом сборки. Разработчик должен дать ему постоянное имя с помощью @JobType.',
  'inputProblem.recurring.unknown':
    'Периодическая задача «{id}» вызывает {call}, а этот процесс такого метода не знает.',
  'inputProblem.bulk.unknown':
    'Эта версия не знает массовой операции «{action}». Ничего не сделано.',
  'inputProblem.value.unknown': 'Поля «{name}» нет.',
  'inputProblem.value.text': '{place}: ожидается текст; указано {got}.',
  'inputProblem.value.list': '{place}: ожидается список; указано {got}.',
  'inputProblem.value.object': '{place}: ожидается объект; указано {got}.',
  'inputProblem.value.flag': '{place}: ожидается true или false; указано {got}.',
  'inputProblem.value.number': '{place}: ожидается число от {least} до {most}; указано {got}.',
  'inputProblem.value.integer':
    '{place}: ожидается целое число от {least} до {most}; указано {got}.',
  'inputProblem.value.empty': '{place}: не может быть пустым.',
  'inputProblem.value.long': '{place}: допустимо символов: не более {most}.',
  'inputProblem.value.emptyList': '{place}: список не может быть пустым.',
  'inputProblem.value.longList': '{place}: допустимо элементов: не более {most}.',
  'inputProblem.value.choice': '{place}: ожидается одно из значений: {choices}; указано {got}.',
  'inputProblem.value.id': '{place}: ожидается идентификатор; указано {got}.',
  'inputProblem.value.nul': '{place}: текст не может содержать символы NUL.',
  'inputProblem.value.exact': '{place}: текст не может содержать символы NUL и неполные символы.',
  'inputProblem.value.other': '{place}: такое значение недопустимо: {got}.',
  'inputProblem.input.unknownType':
    'В этом процессе нет класса «{type}». Откройте панель в процессе, который выполняет его задачи.',
  'inputProblem.input.unknownMethod':
    'В классе {type} нет метода «{method}», который может быть задачей.',
  'inputProblem.input.noJob':
    'Метод {type}.{method} не известен как задача. Разработчик должен дать классу декоратор, например @JobType, или создать первую задачу в коде.',
  'inputProblem.input.manyArguments':
    '{call} принимает аргументов: не более {most}; указано {got}.',
  'inputProblem.input.keptOfNone': 'Значения оригинала можно сохранить только в копии.',
  'inputProblem.input.keptUnseen':
    'Значение аргумента {index} (считая с 0) может быть скрыто от вас. Введите его заново.',
  'inputProblem.input.keptMissing': 'В оригинале или в копии нет аргумента {index} (считая с 0).',
  'inputProblem.input.longCopy':
    'Аргументов у задачи: {got}, а в форме — не более {most}. Создайте задачу в коде.',
  'inputProblem.input.otherCall': 'Оригинал вызывает {call}. Копия должна вызывать тот же метод.',
  'inputProblem.input.noVersion':
    'Ни один сервер не сообщает версию приложения, поэтому нельзя узнать, когда появится следующая.',
  'inputProblem.input.manyMutes':
    'Заглушено ошибок: {got}, а допустимо не более {most}. Сначала снимите заглушение с некоторых.',
  'inputProblem.cron.empty': 'Ожидается пять или шесть полей; не указано ни одного.',
  'inputProblem.cron.count':
    'Ожидается пять полей (минута, час, день месяца, месяц, день недели), шесть — с секундами в начале, или макрос, например @daily; указано полей: {got}.',
  'inputProblem.cron.long': 'Допустимо символов: не более {most}; указано {got}.',
  'inputProblem.cron.item':
    'Ожидаются числа от {min} до {max}, формы вроде {forms} (шаг от 1 до {max}) или их список; указано «{item}».',
  'inputProblem.cron.named':
    'Ожидаются числа от {min} до {max}, имена от {first} до {last}, формы вроде {forms} (шаг от 1 до {max}) или их список; указано «{item}».',
  'inputProblem.cron.likely':
    'Ожидаются числа от {min} до {max}, имена от {first} до {last}, формы вроде {forms} (шаг от 1 до {max}) или их список; указано «{item}». Возможно, имелось в виду «{likely}»?',
  'inputProblem.cron.macro':
    'Ожидается один из макросов {macros} или интервал, например @every 90s.',
  'inputProblem.cron.likelyMacro':
    'Ожидается один из макросов {macros} или интервал, например @every 90s. Возможно, имелось в виду «{likely}»?',
  'inputProblem.cron.interval':
    'После @every ожидается целое число и ms, s, m, h или d, от 1s до 365d, например @every 90s.',
};
