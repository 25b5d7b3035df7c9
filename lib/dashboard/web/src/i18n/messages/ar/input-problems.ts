import type { inputProblems as english } from '../en/input-problems';
import type { Translation } from '../translation';

export const inputProblems: Translation<typeof english> = {
  'inputProblem.timeZone':
    'لا توجد منطقة زمنية باسم "{got}". يُتوقع اسم مثل Europe/Istanbul أو UTC.',
  'inputProblem.timeZone.likely': 'لا توجد منطقة زمنية باسم "{got}". هل تقصد "{likely}"؟',
  'inputProblem.queueName':
    'يتكوّن اسم الطابور من 1 إلى {most} من الحروف اللاتينية الصغيرة والأرقام و_ و-؛ والمكتوب "{got}".',
  'inputProblem.time': 'يُتوقع وقت قبل سنة 10000؛ والمكتوب {got}.',
  'inputProblem.cursor': 'لا يوجد هذا الموضع في القائمة. ابدأ من صفحتها الأولى من جديد.',
  'inputProblem.searchedFor': 'لا يمكن البحث عن هذا: {field}. غيّره أو احذفه.',
  'inputProblem.arguments.tooLarge':
    'حجم الوسائط أكبر من الحد المسموح به بالبايت: {limit}. اترك البيانات في مكانها ومرّر معرّفًا.',
  'inputProblem.arguments.damaged': 'تتعذر قراءة وسائط المهمة المخزّنة. غيّرها أحد بعد إنشاء المهمة.',
  'inputProblem.arguments.unstorable': 'لا يمكن تخزين القيمة عند {place}.',
  'inputProblem.argument.object': 'يُتوقع كائن ({type})',
  'inputProblem.type.duplicate':
    'ستنفّذ عدة أصناف مهام "{type}": {classes}. على المطوّر أن يعطي كلًّا منها اسمًا خاصًا باستخدام @JobType.',
  'inputProblem.type.generated':
    'اسم الصنف "{type}" أنشأته أداة بناء. على المطوّر أن يعطيه اسمًا ثابتًا باستخدام @JobType.',
  'inputProblem.recurring.unknown':
    'تستدعي المهمة المتكررة "{id}" الدالة {call}، وهذه العملية لا تعرفها.',
  'inputProblem.bulk.unknown': 'لا يعرف هذا الإصدار العملية الجماعية "{action}". لم يُنفَّذ شيء.',
  'inputProblem.value.unknown': 'لا يوجد حقل باسم "{name}".',
  'inputProblem.value.text': '{place}: يُتوقع نص؛ والمكتوب {got}.',
  'inputProblem.value.list': '{place}: يُتوقع قائمة؛ والمكتوب {got}.',
  'inputProblem.value.object': '{place}: يُتوقع كائن؛ والمكتوب {got}.',
  'inputProblem.value.flag': '{place}: يُتوقع true أو false؛ والمكتوب {got}.',
  'inputProblem.value.number': '{place}: يُتوقع عدد من {least} إلى {most}؛ والمكتوب {got}.',
  'inputProblem.value.integer': '{place}: يُتوقع عدد صحيح من {least} إلى {most}؛ والمكتوب {got}.',
  'inputProblem.value.empty': '{place}: لا يجوز أن يكون فارغًا.',
  'inputProblem.value.long': '{place}: الحد الأقصى لعدد الأحرف {most}.',
  'inputProblem.value.emptyList': '{place}: لا يجوز أن تكون القائمة فارغة.',
  'inputProblem.value.longList': '{place}: الحد الأقصى لعدد العناصر {most}.',
  'inputProblem.value.choice': '{place}: يُتوقع أحد هذه القيم: {choices}؛ والمكتوب {got}.',
  'inputProblem.value.id': '{place}: يُتوقع معرّف؛ والمكتوب {got}.',
  'inputProblem.value.nul': '{place}: لا يجوز أن يحتوي النص على محرف NUL.',
  'inputProblem.value.exact': '{place}: لا يجوز أن يحتوي النص على محرف NUL أو محارف ناقصة.',
  'inputProblem.value.other': '{place}: هذه القيمة غير ممكنة: {got}.',
  'inputProblem.input.unknownType':
    'لا يوجد في هذه العملية صنف باسم "{type}". استخدم لوحة في عملية تنفّذ مهامه.',
  'inputProblem.input.unknownMethod': 'لا توجد في {type} دالة "{method}" يمكن أن تكون مهمة.',
  'inputProblem.input.noJob':
    'الدالة {type}.{method} غير معروفة كمهمة. على المطوّر أن يعطي الصنف مزخرفًا مثل @JobType أو ينشئ مهمته الأولى في الشيفرة.',
  'inputProblem.input.manyArguments': 'الحد الأقصى لوسائط {call} هو {most}؛ والمعطى {got}.',
  'inputProblem.input.keptOfNone': 'لا يمكن الاحتفاظ بقيم الأصل إلا في نسخة.',
  'inputProblem.input.keptUnseen':
    'قد تكون قيمة الوسيطة {index} (العدّ من 0) مخفية عنك. اكتبها من جديد.',
  'inputProblem.input.keptMissing': 'لا توجد الوسيطة {index} (العدّ من 0) في الأصل أو في النسخة.',
  'inputProblem.input.longCopy':
    'عدد وسائط المهمة {got}، والحد الأقصى في النموذج {most}. أنشئ المهمة في الشيفرة.',
  'inputProblem.input.otherCall': 'يستدعي الأصل {call}. يجب أن تستدعي النسخة الدالة نفسها.',
  'inputProblem.input.noVersion':
    'لا يذكر أي خادم إصدار التطبيق الذي يشغّله، فلا يمكن معرفة متى يأتي الإصدار التالي.',
  'inputProblem.input.manyMutes':
    'عدد الإخفاقات المكتومة {got}، والحد الأقصى {most}. ألغِ كتم بعضها أولًا.',
  'inputProblem.cron.empty': 'يُتوقع خمسة حقول أو ستة؛ ولا يوجد أي حقل.',
  'inputProblem.cron.count':
    'يُتوقع خمسة حقول (الدقيقة، الساعة، يوم الشهر، الشهر، يوم الأسبوع)، أو ستة تبدأ بالثواني، أو اختصار مثل @daily؛ وعدد الحقول المكتوبة {got}.',
  'inputProblem.cron.long': 'الحد الأقصى لعدد الأحرف {most}؛ والمكتوب {got}.',
  'inputProblem.cron.item':
    'يُتوقع أعداد من {min} إلى {max}، أو صيغ مثل {forms} (الخطوة من 1 إلى {max})، أو قائمة منها؛ والمكتوب "{item}".',
  'inputProblem.cron.named':
    'يُتوقع أعداد من {min} إلى {max}، أو أسماء من {first} إلى {last}، أو صيغ مثل {forms} (الخطوة من 1 إلى {max})، أو قائمة منها؛ والمكتوب "{item}".',
  'inputProblem.cron.likely':
    'يُتوقع أعداد من {min} إلى {max}، أو أسماء من {first} إلى {last}، أو صيغ مثل {forms} (الخطوة من 1 إلى {max})، أو قائمة منها؛ والمكتوب "{item}". هل تقصد "{likely}"؟',
  'inputProblem.cron.macro': 'يُتوقع أحد هذه الاختصارات: {macros}، أو فاصل زمني مثل @every 90s.',
  'inputProblem.cron.likelyMacro':
    'يُتوقع أحد هذه الاختصارات: {macros}، أو فاصل زمني مثل @every 90s. هل تقصد "{likely}"؟',
  'inputProblem.cron.interval':
    'يُتوقع بعد @every عدد صحيح مع ms أو s أو m أو h أو d، من 1s إلى 365d، مثل @every 90s.',
};
