import type { PasteWords } from '../words/paste-words.js';

export const swedishPaste: PasteWords = {
  customer:
    '(?:kund(?:en|ens)?(?: it| sida| it-avdelning| team)?|var(?:t)? (?:it|it-avdelning|team|sida)|it[- ]?(?:avdelning(?:en)?|teamet|team|enheten|sidan|support(?:en)?|drift(?:en)?)|it|bestallaren)',
  provider:
    '(?:(?:ms|microsoft|fast ?track)(?:s sida|[- ]teamet|[- ]team|[- ]specialisten)?|leverantor(?:en)?|specialist(?:en)?|konsult(?:en)? (?:pa|fran) microsoft)',
  own: '(?:vi|oss|var sida|vi sjalva)',
  vagueTime:
    '(?:snart|snarast|snarast mojligt|sa snart som mojligt|sa fort som mojligt|omgaende|genast|direkt|nu|akut|bradskande|senare|framover|vid tillfalle|nar (?:det|vi) (?:gar|hinner)|lopande|ej bestamt|inte bestamt|obestamt|att bestammas|ska bestammas|tbd|(?:denna|den har|nasta|kommande) (?:vecka|veckan|manad|manaden|kvartal|ar)|(?:v\\.?|vecka) ?\\d{1,2}|(?:borjan|mitten) av [a-z]+|kvartal \\d|q\\d|fore jul|efter jul|innan jul|inom kort|om nagra (?:dagar|veckor))',
  vagueOwner:
    '(?:bada|bagge|bada (?:sidor|parter|teamen)|bada tva|alla|allihopa|tillsammans|gemensamt|nagon|ingen|ej (?:tilldelad|bestamt)|oklart|n/?a|\\?+|vem\\??)',
  department:
    '(?:ekonomi|inkop|juridik|hr|personal|forsaljning|sakerhet|marknad|kommunikation|natverk|drift|ledning|utbildning|support|infrastruktur|projekt|lone|revision|upphandling|fastighet|facket|saljarna|juristerna|ekonomerna|styrelsen)(?:s)?[- ]?(?:avdelning(?:en)?|enhet(?:en)?|team(?:et)?|grupp(?:en)?|funktion(?:en)?|sidan|en|et|n)?|[a-z]{2,20}(?:s)?(?:avdelningen|enheten|teamet|gruppen)|helpdesk(?:en)?|servicedesk(?:en)?|ledningen|it-sakerhet',
  until: 'senast|till',
  agent: 'av',
  articles: '',
  besideCustomer: 'teamet, it-avdelningen',
  ofCustomer: '',
  customerLinks: '',
  time: { lead: 'kl\\.? ?', units: '', parts: '', hour: '' },
  binds: 'fran|efter|och|eller|sedan|mellan|av',
  relative: 'imorgon|i morgon|nasta \\p{L}+|pa \\p{L}+',
  status:
    '(?:oppen|oppet|klar|klart|pagar|pagaende|ej (?:paborjad|startad)|inte paborjad|paborjad|stangd|ny|blockerad|vantar|hog|medel|lag|kritisk)',
  heading:
    '(?:att gora(?:-lista)?|(?:de |vara |nya |oppna |kvarvarande |aterstaende )?(?:uppgifter|atgarder|atgardslista|punkter|oppna (?:punkter|fragor)|aktiviteter|nasta steg|saker att (?:gora|atgarda)|kvar att gora|restpunkter|atgardspunkter|aktioner|motesanteckningar|anteckningar|sammanfattning|protokoll|checklista)|(?:hej|hejsan)(?: .{0,20})?)(?: (?:for|fran|denna|efter|infor)(?: .{1,60})?)?',
  columns: {
    text: '(?:uppgift(?:er)?|atgard(?:er)?|aktivitet(?:er)?|punkt(?:er)?|vad|beskrivning|amne|rubrik|att gora|arende(?:n)?|aktion(?:er)?|titel|steg|text|problem|fraga)',
    owner: '(?:ansvarig(?:a)?|vem|agare|part|sida|tilldelad(?: till)?|utforare|ansvar|team)',
    due: '(?:datum|deadline|nar|senast|klart|klar|klart senast|slutdatum|forfallodatum|forfaller|tidsfrist|frist|till)',
    number: '(?:#|nr\\.?|nummer|id|ref)',
    other:
      '(?:status|prioritet|prio|kommentar(?:er)?|anteckning(?:ar)?|notering(?:ar)?|start|startdatum|fas|kategori|omrade|lage)',
  },
};
