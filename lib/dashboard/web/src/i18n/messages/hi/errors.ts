import type { errors as english } from '../en/errors';
import type { Translation } from '../translation';

export const errors: Translation<typeof english> = {
  'error.action': 'यह नहीं हो सका।',
  'error.recovers': 'अपने-आप फिर कोशिश की जा रही है।',
  'error.stale': 'दिख रही जानकारी पुरानी हो सकती है।',
  'error.unknown.title': 'नहीं मिला',
  'error.unknown.text': 'यह मौजूद नहीं है, या अब नहीं रहा।',
  'error.session.title': 'आपका सत्र समाप्त हो गया है',
  'error.session.text': 'फिर से साइन इन करें, फिर पेज दोबारा लोड करें।',
  'error.forbidden.title': 'अनुमति नहीं है',
  'error.forbidden.text': 'आपके पास इसकी अनुमति नहीं है।',
  'error.input.title': 'यह समझा नहीं जा सका',
  'error.input.text': 'अनुरोध का कोई मान मान्य नहीं है।',
  'error.store.title': 'स्टोर तक नहीं पहुँचा जा सका',
  'error.store.text': 'ऐप्लिकेशन जवाब दे रहा है, पर उसका डेटाबेस नहीं।',
  'error.network.title': 'ऐप्लिकेशन तक नहीं पहुँचा जा सका',
  'error.network.text': 'कोई जवाब नहीं आया। हो सकता है ऐप्लिकेशन फिर से शुरू हो रहा हो, या नेटवर्क बंद हो।',
  'errorCode.HANGFIRE_DASHBOARD_BUSY': 'इस समय बहुत ज़्यादा अनुरोध हैं।',
  'errorCode.HANGFIRE_STORAGE_BUSY': 'इस समय बहुत ज़्यादा खोजें चल रही हैं।',
  'errorCode.HANGFIRE_DASHBOARD_INVALID_TOKEN': 'पेज बहुत देर से खुला था। एक बार फिर कोशिश करें।',
  'errorCode.HANGFIRE_DASHBOARD_NOT_UNDOABLE':
    'सामूहिक रूप से हटाना तभी पूर्ववत किया जा सकता है जब वह समाप्त हो चुका हो।',
  'errorCode.HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS':
    'इस आईडी का आवर्ती जॉब पहले से है। कोई दूसरी आईडी चुनें।',
  'errorCode.HANGFIRE_DASHBOARD_BODY_TOO_LARGE': 'भेजा गया डेटा बहुत बड़ा है। कुछ नहीं किया गया।',
  'errorCode.HANGFIRE_DASHBOARD_UNREADABLE_BODY': 'भेजा गया डेटा पूरा नहीं पहुँचा। कुछ नहीं किया गया।',
  'errorCode.HANGFIRE_CONCURRENT_CHANGE':
    'कोई और इस जॉब को बार-बार बदल रहा है। कुछ नहीं किया गया; फिर कोशिश करें।',
  'error.server.title': 'कुछ गड़बड़ हो गई',
  'error.server.text': 'ऐप्लिकेशन जवाब नहीं दे सका। कारण उसके लॉग में है।',
};
