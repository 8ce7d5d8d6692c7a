import type { QuestionWords } from '../words/question-words.js';

export const englishQuestions: QuestionWords = {
  evidence:
    /\b(?:as|not|no|be|been|was|isn|wasn|please|mark|this|that|who|whose|whom|what|which|when|where|how|does|do|did|is|are|the|of|our|we|us|for|to|and|it|with|will|can|should|must|who's|from|have|has|my|i|on|at|a|an|in|responsible|help|helps)\b/giu,
  small: `a an the this that these those it its is are was were be been am do does did do done doing has have had having can could
    will would shall should must may might i me my mine we us our ours you your yours they them their he his she her who
    whom whose what which when where why how if then so and or but not no yes of on in at to for from by with about as into
    up out off over under again still yet already just please pls there here any some all one ones thing things need needs
    take takes takes care responsible responsibility responsibilities task tasks job side part anyone someone somebody
    supposed going get gets got s re ve ll t d m going whos whats get make makes hey hi ok okay u r turn turns
    wasnt isnt didnt dont even really actually after rn`,
  naming: 'item items row rows line lines entry point points list checklist remediation own about called named',
  unsearched:
    'who whose what which when where how does do did is are was be the a an of our we us you your for to and or it in on at with by will can should must from have has my i this that need needs responsible responsibility task job side microsoft customer fasttrack please',
  phase: {
    names: {
      initiate: 'initiate|initiation|initiating|kick-?off|start',
      assess: 'assess|assessment|assessing|evaluation|evaluate',
      remediate: 'remediate|remediation|remediating|fix',
      enable: 'enable|enablement|enabling|activation',
      general: 'general',
    },
    behind: 'phase|stage',
    before: 'phase|stage',
    links: 'of',
    joined: 'phase',
    endings: '',
    during: 'in|at|during|under',
    duringBehind: '',
    earlier: 'before|until|prior to|move (?:on )?to|go(?:ing)? (?:in)?to',
  },
  bothSides: {
    part: 'what|which parts?|how much',
    both: 'both sides|both parties|each side|each party|the two sides',
    each: 'each|respectively',
    ours: 'we|us|our|ours',
  },
  several: {
    who: "who|who's|whos|whose|whom|which side|which party",
    shortWho: "who|who's|whos|whose",
    further: 'how (?:many|long|often|much)|when (?:is|are|do|does|must|will|should)',
    others: 'is|are|do|does|did|should|can|could|will|must|may|has|have|what|when|where|how|which',
    ofRecords: 'who|whose|what|which|when|how|is|are|do|does',
    joints: 'and|plus|also|&',
    jointsOfRecords: 'and|plus|also',
    also: 'also|then',
    alsoOfRecords: 'also',
    openers: 'and|also|but|so|then|ok',
    deeds:
      'takes? part|taking part|participat\\p{L}*|attend\\p{L}*|joins?|present|there|carr(?:y|ies) out|does?|doing|done|provides?|suppl\\p{L}+|guid\\p{L}+|advis\\p{L}+|helps?|assists?|supports?|approv\\p{L}*|signs?|off|pays?|creat\\p{L}+|writes?|makes?|executes?|performs?|only|merely|just|both|each|meets?|responsib\\p{L}+|takes?|care|turns?|needs?|gets?|happens?|long|often|many|much|soon',
    refers: 'it|them|that|this|those|these',
    refersOfRecords: 'it|its|them|they|he|she|him|her|his|that|this|those|these|there',
    parties: "us|we|our|ours|you|customer|customer's|client|microsoft|microsoft's|ms|fasttrack|fasttrack's|they|both",
  },
  involvement: {
    approves:
      /\bwho(?:m|se)?\b(?: (?:must|has|have|needs?|to|should|shall|will|is|are|be|also|else|finally|can|may)){0,4} (?:approv(?:e|es|ed|ing)|signs? (?:it |this |that )?off|accountable)\b|\bwhose (?:approval|sign-?off)\b|\b(?:approved|signed off) by whom?\b/u,
    consulted:
      /\bwho(?:m)?\b(?: (?:must|has|have|needs?|to|should|shall|will|is|are|be|also|else|do|we|i|you|can)){0,5} (?:consult(?:ed|s)?|asked for (?:advice|input|an opinion))\b|\bwhose (?:advice|input|opinion)\b/u,
    informed:
      /\bwho(?:m)?\b(?: (?:must|has|have|needs?|to|should|shall|will|is|are|be|also|else|do|we|i|you|can|gets?|kept)){0,5} (?:inform(?:ed)?|notif(?:y|ied)|told|tell|in the loop|up to date)\b/u,
    guides:
      /\bwho\b(?: (?:must|has|have|needs?|to|should|shall|will|is|also|else|can|us|only|just)){0,4} (?:guid(?:es?|ing)|advis(?:es?|ing)|gives? (?:guidance|advice))\b/u,
  },
  asker: {
    admin:
      /\b(?:as|i am|i'?m|im|we are|we'?re)(?: (?:an?|the|our))? (?:it|tenant|global)[ -]?(?:admins?|administrators?)\b/u,
    support: [
      /\b(?:as|i am|i'?m|im|we are|we'?re|work|we)(?: (?:an?|the|on|at|in|from|for|of|our|your|it|user))* (?:help ?desk|service ?desk|support (?:staff|team|desk|agent|provider|tech|technician|partner|engineer))\b/u,
      /\b(?:i am|i'?m|im|we are|we'?re|work|we) (?:in|at|from)(?: (?:the|it|user))* support\b/u,
      /\bour (?:end[ -]?)?users?\b/u,
    ],
    employee:
      /\b(?:as|i am|i'?m|im)(?: just)? (?:an?|just an?)(?: \p{L}+){0,2} (?:employee|end[ -]?user|user)\b(?! support)/u,
  },
  values: {
    money:
      /\bhow (?:much|expensive)\b(?! time)|\b(?:which|what) (?:price|percentage)\b|\bwhat(?: is|'s|s) the (?:price|cost)\b|\bwhat does .{0,60}\bcosts?\b/u,
    contact: /\b(?:what(?: is|'s|s) the|which|what) (?:url|web address|address|phone number|password|name of)\b/u,
    version: /\b(?:which|what) (?:[\p{L}-]+ ){0,2}(?:version|build|edition|release)\b|\bat least which\b/u,
    minutes: /\bhow many (?:hours|minutes)\b/u,
    length: /\bhow big\b|\bhow many (?:characters|gigabytes|gb|megabits?)\b/u,
    other: /\bhow (?:much|many|long|fast|often|soon)\b|\b(?:which|what) brands?\b/u,
  },
  asksParty: /\b(?:who|whose|whom)\b|\b(?:which|what) (?:side|party)\b/u,
  unstated: [
    /\bpenalt(?:y|ies)\b|\bfines\b|\bcompensation\b|\bdamages\b|\blawsuit\b|\binsurance\b|\brefunds?\b/u,
    /\b(?:extended|prolong\p{L}*|postpone\p{L}*)\b/u,
    /\b(?:runs?|works?|compatible) (?:on|with)\b.{0,30} \d{2,}/u,
    /\bremote(?:ly)? wip|\b(?:stolen|lost) (?:phone|device|laptop|tablet)/u,
  ],
  mobile: '\\b(?:android|ios|iphone|ipad)',
  service: {
    turnsOn:
      'enabl\\p{L}*|activat\\p{L}*|turn(?:s|ed|ing)?|switch(?:es)?|on|sets?|setting|setup|up|deploy\\p{L}*|configur\\p{L}*|implement\\p{L}*|roll(?:s|ed|ing)?|out',
    licenses: 'licen[cs]\\p{L}*|assigns?',
    fillers:
      'customer|client|microsoft|ms|msft|ft|fasttrack|us|them|premium|service|services|job|then|so|is|it|that|whos|s',
  },
  putsIntoUse:
    'install\\p{L}*|deploy\\p{L}*|roll(?:s|ed|ing)? ?out|rollout|configur\\p{L}*|enabl\\p{L}*|activat\\p{L}*|turn(?:s|ed|ing)? on|switch(?:es)? on|sets? up|setting up|set-?up|implement\\p{L}*|integrat\\p{L}*|distribu\\p{L}*|packag\\p{L}*',
  pays: 'pays?|paid|paying|bill(?:s|ed)|costs?|fees?',
  bought: 'pay\\p{L}*|paid|purchas\\p{L}*|buy\\p{L}*|bought|costs?|subscri\\p{L}*|licen[cs]\\p{L}*',
  trouble:
    "crash\\p{L}*|freez\\p{L}*|froze\\p{L}*|hang(?:s|ing)?|errors?|bugs?|broken|fail\\p{L}*|slow|problems?|issues?|trouble\\p{L}*|outage|down|won'?t|doesn'?t|isn'?t|can'?t|not (?:working|opening|starting)|misbehav\\p{L}*",
  managedDesktop: 'managed desktop|\\bmmd\\b',
};
