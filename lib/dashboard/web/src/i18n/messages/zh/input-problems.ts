import type { inputProblems as english } from '../en/input-problems';
import type { Translation } from '../translation';

export const inputProblems: Translation<typeof english> = {
  'inputProblem.timeZone': '没有时区“{got}”。应为 Europe/Istanbul 或 UTC 这样的名称。',
  'inputProblem.timeZone.likely': '没有时区“{got}”。您是否想输入“{likely}”？',
  'inputProblem.queueName':
    '队列名称由 1 至 {most} 个小写字母、数字、_ 和 - 组成；输入的是“{got}”。',
  'inputProblem.time': '应为公元 10000 年之前的时间；输入的是 {got}。',
  'inputProblem.cursor': '列表中没有这个位置。请从第一页重新开始。',
  'inputProblem.searchedFor': '无法搜索：{field}。请修改或去掉它。',
  'inputProblem.arguments.tooLarge':
    '参数超过了允许的 {limit} 字节。请将数据留在原处，只传递一个 ID。',
  'inputProblem.arguments.damaged': '无法读取作业存储的参数。作业创建之后有人改动过它们。',
  'inputProblem.arguments.unstorable': '{place} 处的值无法存储。',
  'inputProblem.argument.object': '应为对象（{type}）',
  'inputProblem.type.duplicate':
    '多个类会执行“{type}”的作业：{classes}。需要开发人员用 @JobType 为每个类指定各自的名称。',
  'inputProblem.type.generated':
    '类名“{type}”由构建工具生成。需要开发人员用 @JobType 指定固定的名称。',
  'inputProblem.recurring.unknown': '周期性作业“{id}”调用 {call}，而此进程不认识该方法。',
  'inputProblem.bulk.unknown': '此版本不认识批量操作“{action}”。未执行任何操作。',
  'inputProblem.value.unknown': '没有字段“{name}”。',
  'inputProblem.value.text': '{place}：应为文本；输入的是 {got}。',
  'inputProblem.value.list': '{place}：应为列表；输入的是 {got}。',
  'inputProblem.value.object': '{place}：应为对象；输入的是 {got}。',
  'inputProblem.value.flag': '{place}：应为 true 或 false；输入的是 {got}。',
  'inputProblem.value.number': '{place}：应为 {least} 到 {most} 之间的数；输入的是 {got}。',
  'inputProblem.value.integer': '{place}：应为 {least} 到 {most} 之间的整数；输入的是 {got}。',
  'inputProblem.value.empty': '{place}：不能为空。',
  'inputProblem.value.long': '{place}：最多 {most} 个字符。',
  'inputProblem.value.emptyList': '{place}：列表不能为空。',
  'inputProblem.value.longList': '{place}：最多 {most} 个元素。',
  'inputProblem.value.choice': '{place}：应为以下之一：{choices}；输入的是 {got}。',
  'inputProblem.value.id': '{place}：应为 ID；输入的是 {got}。',
  'inputProblem.value.nul': '{place}：文本不能包含 NUL 字符。',
  'inputProblem.value.exact': '{place}：文本不能包含 NUL 字符或不完整的字符。',
  'inputProblem.value.other': '{place}：不能使用此值：{got}。',
  'inputProblem.input.unknownType':
    '此进程没有名为“{type}”的类。请使用执行其作业的进程中的仪表板。',
  'inputProblem.input.unknownMethod': '{type} 没有可以作为作业的方法“{method}”。',
  'inputProblem.input.noJob':
    '{type}.{method} 不是已知的作业。需要开发人员为该类加上 @JobType 这样的装饰器，或在代码中创建第一个作业。',
  'inputProblem.input.manyArguments': '{call} 最多接受 {most} 个参数；提供了 {got} 个。',
  'inputProblem.input.keptOfNone': '只有副本才能保留原作业的值。',
  'inputProblem.input.keptUnseen':
    '第 {index} 个参数（从 0 开始计数）的值可能对您隐藏。请重新输入。',
  'inputProblem.input.keptMissing': '原作业或副本没有第 {index} 个参数（从 0 开始计数）。',
  'inputProblem.input.longCopy':
    '该作业有 {got} 个参数，而表单最多 {most} 个。请在代码中创建该作业。',
  'inputProblem.input.otherCall': '原作业调用 {call}。副本必须调用同一方法。',
  'inputProblem.input.noVersion':
    '没有服务器报告其运行的应用程序版本，因此无法得知下一版本何时到来。',
  'inputProblem.input.manyMutes': '已静默 {got} 个失败；最多 {most} 个。请先取消静默其中一些。',
  'inputProblem.cron.empty': '应有五个或六个字段；一个也没有。',
  'inputProblem.cron.count':
    '应有五个字段（分、时、日、月、星期），六个则以秒开头，或 @daily 这样的宏；输入了 {got} 个。',
  'inputProblem.cron.long': '最多 {most} 个字符；输入了 {got} 个。',
  'inputProblem.cron.item':
    '应为 {min} 到 {max} 的数字、{forms} 这样的形式（步长 1 到 {max}）或它们的列表；输入的是“{item}”。',
  'inputProblem.cron.named':
    '应为 {min} 到 {max} 的数字、{first} 到 {last} 的名称、{forms} 这样的形式（步长 1 到 {max}）或它们的列表；输入的是“{item}”。',
  'inputProblem.cron.likely':
    '应为 {min} 到 {max} 的数字、{first} 到 {last} 的名称、{forms} 这样的形式（步长 1 到 {max}）或它们的列表；输入的是“{item}”。您是否想输入“{likely}”？',
  'inputProblem.cron.macro': '应为以下之一：{macros}，或 @every 90s 这样的间隔。',
  'inputProblem.cron.likelyMacro':
    '应为以下之一：{macros}，或 @every 90s 这样的间隔。您是否想输入“{likely}”？',
  'inputProblem.cron.interval':
    '@every 之后应为整数加 ms、s、m、h 或 d，范围为 1s 到 365d，例如 @every 90s。',
};
