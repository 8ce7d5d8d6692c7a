import type { QuestionWords } from '../words/question-words.js';

export const swedishQuestions: QuestionWords = {
  evidence:
    /(?<![\p{L}])(?:vem|vad|vilka|vilken|vilket|när|var|vart|hur|är|och|o|att|det|den|de|som|på|av|för|till|med|vi|oss|vår|våra|ett|en|i|om|ska|kan|får|gör|ansvarar|sköter|tjena|hej|inte|vårt|ni|ger|fixar|eller|från)(?![\p{L}])|[åäö]/giu,
  small: `vem vad vilken vilket vilka vars den det de detta denna dessa ett en och eller men inte nej ja i pa av till for fran med
    utan om att som ar var blir vara varit har hade ha ska skall skulle kan kunde maste bor far vi oss var vart vara ni er
    ert era jag mig min mitt mina du dig din hon han dem sin sitt gor gora gjort ansvar ansvarar ansvarig ansvariga skoter
    uppgift uppgifter sida del nan nagon nat nagot nu har dar ju val sa hos vid nar hur varfor o e`,
  naming: 'punkt punkten punkter punkterna rad raden rader lista listan checklistan egen eget egna sjalva',
  unsearched:
    'vem vad vilka vilken nar var vart hur ar och att det den som pa av till med vi oss var vara ett en i om ska kan far gor ansvarar ansvar skoter for',
  phase: {
    names: {
      initiate: 'initierings?|start',
      assess: 'bedomnings?|bedom|utvarderings?',
      remediate: 'atgards?|atgarda',
      enable: 'aktiverings?|aktivera',
      general: 'allmanna?',
    },
    behind: 'fasen?|skedet|steget',
    before: 'fas(?:en)?|skede|steg',
    links: '',
    joined: '',
    endings: 'en|et|n|s',
    during: 'i|vid',
    duringBehind: '',
    earlier: 'innan|fore|gar vidare',
  },
  bothSides: {
    part: 'vad|vilken del|vilka delar',
    both: 'bada sidor(?:na)?|bada parter(?:na)?|de bada sidorna|vardera sidan',
    each: 'var och en|vardera|respektive|var for sig',
    ours: 'vi|oss|var|vart|vara',
  },
  several: {
    who: 'vem|vems|vilken sida|vilken part',
    shortWho: 'vem|vems',
    further: 'hur (?:manga|lange|ofta|mycket)|nar (?:ar|ska|maste|borde)',
    others: 'ar|ska|kan|maste|far|har|ger|gor|hjalper|ingar|vad|nar|var|hur|vilken|vilket|vilka',
    ofRecords: 'vem|vems|vad|vilken|vilket|vilka|när|hur|är|finns',
    joints: 'och|samt|&',
    jointsOfRecords: 'och|samt',
    also: 'aven',
    alsoOfRecords: 'även',
    openers: 'och|men|sa',
    deeds:
      'delta\\p{L}*|medverka\\p{L}*|med|gor|gora|utfor\\p{L}*|genomfor\\p{L}*|tillhandah\\p{L}+|lever\\p{L}+|vagled\\p{L}*|hjalp\\p{L}*|stott\\p{L}*|godkann\\p{L}*|betala\\p{L}*|skapa\\p{L}*|skriv\\p{L}*|tar|hand|del|roll|ser|till|bara|endast|bada|varje|ansvar\\p{L}*|skoter|skota|lange|ofta',
    refers: 'det|den|dem|detta|denna|dessa',
    refersOfRecords: 'det|den|dem|han|hon|honom|henne|detta|denna|dessa|de',
    parties: 'vi|oss|var|vart|vara|kund|kunden|kundens|microsoft|microsofts|ms|fasttrack|ni|bada',
  },
  involvement: {
    approves:
      /\b(?:vem|vilka|vilken (?:sida|part))(?: (?:ska|skall|maste|behover|som|far|ar|att|bor|det)){0,4} (?:godkann\p{L}*|attestera\p{L}*)|\bvems godkannande\b/u,
    consulted:
      /\b(?:vem|vilka)(?: (?:ska|skall|maste|behover|som|vi|jag|man|att|bor|det|ar)){0,4} (?:radfraga\p{L}*|konsultera\p{L}*|tillfraga\p{L}*)|\bvems (?:asikt|synpunkter)\b/u,
    informed:
      /\b(?:vem|vilka)(?: (?:ska|skall|maste|behover|som|vi|jag|man|att|bor|det|ar)){0,4} (?:informera\p{L}*|meddela\p{L}*|underratta\p{L}*|fa veta|far veta|veta)\b/u,
    guides: /\bvem(?: (?:ska|skall|maste|som|bara|att|oss)){0,4} (?:vagled\p{L}*|ger vagledning|handled\p{L}*)/u,
  },
  asker: {
    admin: /(?<!\p{L})(?:som|jag ar|vi ar)(?: en)? it-?\s?(?:admin|administrator|administratorer)(?!\p{L})/u,
    // "Fel som supporten inte löser" says which: there an article makes the difference.
    support: [
      /(?<!\p{L})(?:jag|vi|jobbar|arbetar|sitter)(?: ar)? (?:i|pa|hos|fran) (?:var |er )?(?:help ?desk(?:en)?|service ?desk(?:en)?|support(?:en)?)(?!\p{L})/u,
      /(?<!\p{L})(?:som|jag ar|vi ar)(?: en)? (?:help ?desk|service ?desk|support|supporttekniker|supportpersonal|supportleverantor)(?!\p{L})/u,
      /(?<!\p{L})(?:en av )?var(?:a)? (?:slut)?anvandare(?:s|n|ns)?(?!\p{L})/u,
    ],
    employee:
      /(?<!\p{L})(?:som|jag ar)(?: (?:en|vanlig|bara))* (?:anstalld|medarbetare|anvandare|slutanvandare)(?!\p{L})/u,
  },
  values: {
    money: /\bvad kostar\b|\bvad (?:ar|blir) (?:priset|kostnaden)\b|\bhur mycket (?:kostar|pengar)/u,
    contact: /\bvad (?:ar|heter) (?:adressen|telefonnumret|lanken)\b|\bvilket (?:telefonnummer|namn)\b/u,
    version: /\bvilken [\p{L}-]*version\b/u,
    minutes: /\bhur manga (?:timmar|minuter)\b/u,
    length: /\bhur manga (?:tecken|siffror)\b|\bhur (?:stor|snabbt)\b/u,
    other: /\bhur (?:mycket|manga|lange|ofta)\b/u,
  },
  asksParty: /\b(?:vem|vems)\b|\bvilken (?:sida|part)\b/u,
  unstated: [
    /(?<!\p{L})(?:skadestand\p{L}*|viten?|boter|forsakring\p{L}*|aterbetal\p{L}*)(?!\p{L})/u,
    /(?<!\p{L})forlang\p{L}*/u,
    /\b(?:kors|fungerar|funkar|kompatibel\p{L}*) (?:pa|med|i)\b.{0,30} \d{2,}/u,
    /(?<!\p{L})(?:stulen|stulna|borttappa\p{L}*|fjarrader\p{L}*)/u,
  ],
  mobile: '',
  service: {
    turnsOn: 'aktiver\\p{L}*|slar|pa|satter|upp|konfigurer\\p{L}*|staller|in|rullar|ut|infor',
    licenses: 'licen[cs]\\p{L}*|tilldela\\p{L}*',
    fillers: 'kunden|tjansten',
  },
  putsIntoUse:
    'install\\p{L}*|konfigur\\p{L}*|aktiver\\p{L}*|distribuer\\p{L}*|rulla\\p{L}* ut|satter upp|satta upp|staller in|stalla in|paketer\\p{L}*|integra\\p{L}*|implement\\p{L}*',
  pays: 'betala\\p{L}*|bekosta\\p{L}*|kostnad\\p{L}*',
  bought: 'betala\\p{L}*|kostnad\\p{L}*|kop\\p{L}*|inkop\\p{L}*|licens\\p{L}*|prenumer\\p{L}*|abonnemang\\p{L}*',
  trouble:
    'krasch\\p{L}*|krangl\\p{L}*|hanger sig|fel|strul\\p{L}*|funkar inte|fungerar inte|startar inte|oppnas inte|ligger nere',
  managedDesktop: '',
};
