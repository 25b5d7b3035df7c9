import type { errors as english } from '../en/errors';
import type { Translation } from '../translation';

export const errors: Translation<typeof english> = {
  'error.action': 'لم ينجح ذلك.',
  'error.recovers': 'تُعاد المحاولة تلقائيًا.',
  'error.stale': 'قد يكون المعروض قديمًا.',
  'error.unknown.title': 'غير موجود',
  'error.unknown.text': 'غير موجود، أو لم يعد موجودًا.',
  'error.session.title': 'انتهت جلستك',
  'error.session.text': 'سجِّل الدخول مجددًا، ثم أعد تحميل الصفحة.',
  'error.forbidden.title': 'غير مسموح',
  'error.forbidden.text': 'ليس لديك إذن بذلك.',
  'error.input.title': 'تعذر فهم الطلب',
  'error.input.text': 'إحدى القيم في الطلب غير صالحة.',
  'error.store.title': 'تعذر الوصول إلى المخزن',
  'error.store.text': 'التطبيق يستجيب، لكن قاعدة بياناته لا تستجيب.',
  'error.network.title': 'تعذر الوصول إلى التطبيق',
  'error.network.text': 'لم يصل أي رد. ربما يعيد التطبيق التشغيل، أو أن الشبكة منقطعة.',
  'errorCode.HANGFIRE_DASHBOARD_BUSY': 'الطلبات كثيرة جدًا في الوقت الحالي.',
  'errorCode.HANGFIRE_STORAGE_BUSY': 'عمليات البحث كثيرة جدًا في الوقت الحالي.',
  'errorCode.HANGFIRE_DASHBOARD_INVALID_TOKEN': 'ظلت الصفحة مفتوحة مدة طويلة جدًا. حاول مرة أخرى.',
  'errorCode.HANGFIRE_DASHBOARD_NOT_UNDOABLE': 'لا يمكن التراجع إلا عن حذف جماعي انتهى.',
  'errorCode.HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS':
    'توجد مهمة متكررة بهذا المعرّف بالفعل. اختر معرّفًا آخر.',
  'errorCode.HANGFIRE_DASHBOARD_BODY_TOO_LARGE': 'البيانات المرسلة كبيرة جدًا. لم يُنفَّذ شيء.',
  'errorCode.HANGFIRE_DASHBOARD_UNREADABLE_BODY': 'لم تصل البيانات المرسلة كاملة. لم يُنفَّذ شيء.',
  'errorCode.HANGFIRE_CONCURRENT_CHANGE':
    'شيء آخر يغيّر المهمة باستمرار. لم يُنفَّذ شيء؛ حاول مرة أخرى.',
  'error.server.title': 'حدث خطأ ما',
  'error.server.text': 'لم يتمكن التطبيق من الرد. السبب مذكور في سجلّه.',
};
