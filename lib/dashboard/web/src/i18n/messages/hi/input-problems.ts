import type { inputProblems as english } from '../en/input-problems';
import type { Translation } from '../translation';

export const inputProblems: Translation<typeof english> = {
  'inputProblem.timeZone':
    '"{got}" नाम का कोई समय क्षेत्र नहीं है। Europe/Istanbul या UTC जैसा नाम अपेक्षित है।',
  'inputProblem.timeZone.likely': '"{got}" नाम का कोई समय क्षेत्र नहीं है। क्या आपका मतलब "{likely}" था?',
  'inputProblem.queueName':
    'कतार के नाम में 1 से {most} छोटे अंग्रेज़ी अक्षर, अंक, _ और - होते हैं; मिला "{got}"।',
  'inputProblem.time': 'साल 10000 से पहले का समय अपेक्षित है; मिला {got}।',
  'inputProblem.cursor': 'इस सूची में ऐसी कोई जगह नहीं है। पहले पेज से फिर शुरू करें।',
  'inputProblem.searchedFor': 'इसे खोजा नहीं जा सकता: {field}। इसे बदलें या हटा दें।',
  'inputProblem.arguments.tooLarge':
    'आर्ग्युमेंट अनुमत {limit} बाइट से बड़े हैं। डेटा को उसकी जगह पर रहने दें और एक आईडी दें।',
  'inputProblem.arguments.damaged':
    'जॉब के सहेजे गए आर्ग्युमेंट पढ़े नहीं जा सकते। जॉब बनने के बाद किसी ने उन्हें बदला है।',
  'inputProblem.arguments.unstorable': '{place} का मान सहेजा नहीं जा सकता।',
  'inputProblem.argument.object': 'ऑब्जेक्ट अपेक्षित है ({type})',
  'inputProblem.type.duplicate':
    '"{type}" के जॉब कई क्लास चलाएँगे: {classes}। डेवलपर को @JobType से हर क्लास को अपना अलग नाम देना होगा।',
  'inputProblem.type.generated':
    'क्लास का नाम "{type}" किसी बिल्ड टूल ने बनाया है। डेवलपर को @JobType से उसे स्थायी नाम देना होगा।',
  'inputProblem.recurring.unknown':
    'आवर्ती जॉब "{id}", {call} को कॉल करता है, और यह प्रोसेस उस मेथड को नहीं जानता।',
  'inputProblem.bulk.unknown': 'यह संस्करण सामूहिक कार्रवाई "{action}" को नहीं जानता। कुछ नहीं किया गया।',
  'inputProblem.value.unknown': '"{name}" नाम का कोई फ़ील्ड नहीं है।',
  'inputProblem.value.text': '{place}: पाठ अपेक्षित है; मिला {got}।',
  'inputProblem.value.list': '{place}: सूची अपेक्षित है; मिला {got}।',
  'inputProblem.value.object': '{place}: ऑब्जेक्ट अपेक्षित है; मिला {got}।',
  'inputProblem.value.flag': '{place}: true या false अपेक्षित है; मिला {got}।',
  'inputProblem.value.number': '{place}: {least} से {most} तक की संख्या अपेक्षित है; मिला {got}।',
  'inputProblem.value.integer': '{place}: {least} से {most} तक की पूर्ण संख्या अपेक्षित है; मिला {got}।',
  'inputProblem.value.empty': '{place}: खाली नहीं हो सकता।',
  'inputProblem.value.long': '{place}: अधिकतम {most} अक्षर हो सकते हैं।',
  'inputProblem.value.emptyList': '{place}: सूची खाली नहीं हो सकती।',
  'inputProblem.value.longList': '{place}: सूची में अधिकतम {most} तत्व हो सकते हैं।',
  'inputProblem.value.choice': '{place}: इनमें से एक अपेक्षित है: {choices}; मिला {got}।',
  'inputProblem.value.id': '{place}: आईडी अपेक्षित है; मिला {got}।',
  'inputProblem.value.nul': '{place}: पाठ में NUL अक्षर नहीं हो सकता।',
  'inputProblem.value.exact': '{place}: पाठ में NUL अक्षर या अधूरे अक्षर नहीं हो सकते।',
  'inputProblem.value.other': '{place}: यह मान संभव नहीं है: {got}।',
  'inputProblem.input.unknownType':
    'इस प्रोसेस में "{type}" नाम की कोई क्लास नहीं है। उसके जॉब चलाने वाले प्रोसेस का डैशबोर्ड इस्तेमाल करें।',
  'inputProblem.input.unknownMethod': '{type} में "{method}" नाम का ऐसा कोई मेथड नहीं है जो जॉब हो सके।',
  'inputProblem.input.noJob':
    '{type}.{method} जॉब के रूप में ज्ञात नहीं है। डेवलपर को क्लास पर @JobType जैसा डेकोरेटर लगाना होगा या उसका पहला जॉब कोड में बनाना होगा।',
  'inputProblem.input.manyArguments': '{call} अधिकतम {most} आर्ग्युमेंट लेता है; मिले {got}।',
  'inputProblem.input.keptOfNone': 'मूल जॉब के मान केवल कॉपी में रखे जा सकते हैं।',
  'inputProblem.input.keptUnseen':
    'आर्ग्युमेंट {index} (0 से गिनकर) का मान शायद आपसे छिपा है। उसे फिर से लिखें।',
  'inputProblem.input.keptMissing': 'मूल जॉब या कॉपी में आर्ग्युमेंट {index} (0 से गिनकर) नहीं है।',
  'inputProblem.input.longCopy':
    'जॉब में {got} आर्ग्युमेंट हैं, और फ़ॉर्म में अधिकतम {most} हो सकते हैं। जॉब को कोड में बनाएँ।',
  'inputProblem.input.otherCall': 'मूल जॉब {call} को कॉल करता है। कॉपी को भी वही मेथड कॉल करना होगा।',
  'inputProblem.input.noVersion':
    'कोई सर्वर नहीं बताता कि वह एप्लिकेशन का कौन-सा संस्करण चलाता है, इसलिए पता नहीं चल सकता कि अगला कब आएगा।',
  'inputProblem.input.manyMutes':
    '{got} विफलताएँ पहले से म्यूट हैं; अधिकतम {most} हो सकती हैं। पहले कुछ को अनम्यूट करें।',
  'inputProblem.cron.empty': 'पाँच या छह फ़ील्ड अपेक्षित हैं; एक भी नहीं मिला।',
  'inputProblem.cron.count':
    'पाँच फ़ील्ड (मिनट, घंटा, महीने का दिन, महीना, सप्ताह का दिन), शुरू में सेकंड के साथ छह, या @daily जैसा मैक्रो अपेक्षित है; मिले {got}।',
  'inputProblem.cron.long': 'अधिकतम {most} अक्षर हो सकते हैं; मिले {got}।',
  'inputProblem.cron.item':
    '{min} से {max} तक की संख्याएँ, {forms} जैसे रूप (अंतराल 1 से {max}) या इनकी सूची अपेक्षित है; मिला "{item}"।',
  'inputProblem.cron.named':
    '{min} से {max} तक की संख्याएँ, {first} से {last} तक के नाम, {forms} जैसे रूप (अंतराल 1 से {max}) या इनकी सूची अपेक्षित है; मिला "{item}"।',
  'inputProblem.cron.likely':
    '{min} से {max} तक की संख्याएँ, {first} से {last} तक के नाम, {forms} जैसे रूप (अंतराल 1 से {max}) या इनकी सूची अपेक्षित है; मिला "{item}"। क्या आपका मतलब "{likely}" था?',
  'inputProblem.cron.macro': 'इनमें से एक, या @every 90s जैसा अंतराल अपेक्षित है: {macros}।',
  'inputProblem.cron.likelyMacro':
    'इनमें से एक, या @every 90s जैसा अंतराल अपेक्षित है: {macros}। क्या आपका मतलब "{likely}" था?',
  'inputProblem.cron.interval':
    '@every के बाद पूर्ण संख्या और ms, s, m, h, d में से एक अपेक्षित है, 1s से 365d तक, जैसे @every 90s।',
};
