import type { problems as english } from '../en/problems';
import type { Translation } from '../translation';

export const problems: Translation<typeof english> = {
  'problems.title': 'समस्याएँ',
  'problems.look': 'देखें',
  'problems.about':
    'सिस्टम में अभी क्या गड़बड़ है, और पहले क्या थी। सर्वर हर 15 सेकंड में जाँच करते हैं, जब तक आप कोई और अंतराल न तय करें।',
  'problems.open': 'मौजूदा समस्याएँ',
  'problems.all': 'सभी समस्याएँ',
  'problems.none': 'सब ठीक है',
  'problems.none.text': 'जैसे ही कोई सर्वर या यह पेज कोई समस्या पाता है, वह यहाँ दिखती है।',
  'problems.problem': 'समस्या',
  'problems.since': 'मिली',
  'problems.justNow': 'अभी सहेजी नहीं गई',
  'problems.history': 'समाप्त हो चुकी समस्याएँ',
  'problems.from': 'शुरुआत',
  'problems.to': 'समाप्ति',
  'problems.for': 'अवधि',
  'problems.mute': 'म्यूट करें',
  'problems.unmute': 'अनम्यूट करें',
  'problems.muteFor': 'कितने समय के लिए म्यूट करें',
  'problems.muted': 'म्यूट की गई।',
  'problems.unmuted': 'अनम्यूट की गई।',
  'problems.mutedUntilEnd': '{by} ने समाप्त होने तक म्यूट की',
  'problems.mutedUntil': '{by} ने {until} तक म्यूट की',
  'problems.span.end': 'समाप्त होने तक',
  'problems.span.1h': 'एक घंटे के लिए',
  'problems.span.8h': '8 घंटे के लिए',
  'problems.span.1d': 'एक दिन के लिए',
  'problems.span.7d': '7 दिन के लिए',
  'problem.method-failing': {
    one: '{subject} पिछले {since} से विफल हो रहा है: {share} प्रयास, प्रति मिनट {perMinute}। {count} जॉब पुनः प्रयास की प्रतीक्षा में है।',
    other:
      '{subject} पिछले {since} से विफल हो रहा है: {share} प्रयास, प्रति मिनट {perMinute}। {count} जॉब पुनः प्रयास की प्रतीक्षा में हैं।',
  },
  'problem.server-silent':
    'सर्वर {subject} की ओर से कोई संकेत नहीं आ रहा। आखिरी हार्टबीट {heartbeatAt} आई थी।',
  'problem.server-lost':
    'सर्वर {subject} से संपर्क टूट गया। आखिरी हार्टबीट {heartbeatAt} आई थी; उसके जॉब दूसरे सर्वर चला रहे हैं।',
  'problem.queue-unserved': {
    one: 'कतार {subject} में {count} जॉब {since} से प्रतीक्षा में है, पर कोई सर्वर इस कतार को नहीं संभालता।',
    other:
      'कतार {subject} में {count} जॉब प्रतीक्षा में हैं (सबसे पुराना {since} से), पर कोई सर्वर इस कतार को नहीं संभालता।',
  },
  'problem.job-unknown': {
    one: 'कोई सर्वर {subject} को नहीं जानता: {count} जॉब {since} से प्रतीक्षा में है।',
    other: 'कोई सर्वर {subject} को नहीं जानता: {count} जॉब प्रतीक्षा में हैं (सबसे पुराना {since} से)।',
  },
  'problem.clocks-apart': '{subject} और स्टोर की घड़ियों में {differenceMs} का अंतर है।',
  'problem.queue-stuck': {
    one: 'कतार {subject} का कुछ भी {since} से समाप्त नहीं हुआ, और {count} जॉब तैयार है।',
    other: 'कतार {subject} का कुछ भी {since} से समाप्त नहीं हुआ, और {count} जॉब तैयार हैं।',
  },
  'problem.backlog-grows': {
    one: 'कतार {subject} पिछले {since} से बढ़ रही है: सर्वर जितने जॉब चलाते हैं उससे ज़्यादा आ रहे हैं, और {count} जॉब तैयार है।',
    other:
      'कतार {subject} पिछले {since} से बढ़ रही है: सर्वर जितने जॉब चलाते हैं उससे ज़्यादा आ रहे हैं, और {count} जॉब तैयार हैं।',
  },
  'problem.snapshot-held':
    '{since} से रोके रखा गया एक स्नैपशॉट स्टोर को सफ़ाई नहीं करने दे रहा ({subject})।',
  'problem.recurring-failing': 'आवर्ती जॉब {subject} निर्धारित नहीं किया जा सका: {error}',
  'problem.recurring-overdue':
    'आवर्ती जॉब {subject} का समय {since} पहले बीत चुका है: किसी सर्वर ने उसे निर्धारित नहीं किया।',
  'problem.recurring-runs-failing': 'आवर्ती जॉब {subject} के पिछले {runs} जॉब विफल रहे।',
  'problem.recurring-skipping':
    'आवर्ती जॉब {subject} पिछली {times} बार छोड़ा गया: उसके शेड्यूल के किसी समय के लिए जॉब नहीं बना।',
  'problem.store-slow': 'स्टोर जवाब देने में {answerMs} ले रहा है ({subject})।',
  'problem.other': 'ध्यान देने की ज़रूरत है: {subject}।',
};
