import type { DocumentWords } from '../words/document-words.js';

export const englishDocuments: DocumentWords = {
  actors: {
    jointly: ['\\bjointly\\b', '\\btogether we\\b', '\\bwe\\b[^.]{0,30}\\btogether\\b'],
    we: [
      "\\bwe(?:['’]ll| will| can| provide| help| also| guide| offer| are| do)?\\b",
      '\\bour (?:team|staff|specialists)\\b',
    ],
    supportProvider: ['\\bsupport (?:providers?|staff)\\b', 'customer-led', 'partner-led'],
    itAdmin: ['\\bit[ -]?admin(?:istrator)?s?\\b(?! support)'],
    customer: ['\\byou(?:r organi[sz]ation)?\\b', '\\bthe customer\\b'],
    must: ['\\bmust\\b', '\\b(?:will )?need to\\b', '\\bhave to\\b', '\\bshould\\b'],
    sending: ['\\b(?:escalat|direct|rout|send|contact|refer|forward|report|go(?:es)? to)\\p{L}*', 'transfer'],
  },
  providedBy: {
    'support-provider': ['get support (?:either )?from', 'support is (?:given|provided) by'],
    'managed-desktop': ['provided by (?:microsoft )?managed desktop'],
    microsoft: ['(?:provided|delivered) by (?:microsoft|the fasttrack)'],
  },
  destinations: {
    'support-channel': ['\\bunified\\b', '\\bpremier\\b', 'support channels?'],
    'hardware-vendor': ['(?:supplier|vendor|manufacturer)s?\\b'],
    'managed-desktop': ['operations(?! system)', 'managed desktop'],
    'it-admin': ['\\bit[ -]?admin'],
  },
  outOfScope: [
    '\\b(?:is|are|falls?|lies?) (?:out of|outside(?: of)?|not in|not within) (?:the )?(?:\\p{L}+ ){0,3}(?:scope|benefit)',
    '\\bout of scope\\b',
    '\\b(?:does|do) not include\\b',
    '\\b(?:is|are) not included\\b',
    '\\bnot (?:in scope|covered)\\b',
  ],
  partyHeadings: {
    responsibility: ['responsib'],
    customer: ['\\byour\\b', '\\bcustomer', '\\bclient\\b'],
    shared: ['\\bshared\\b'],
    roleWords: ['\\badmin', 'support', 'provider'],
  },
  partyNames: {
    customer: ['(?:the )?(?:customer|client|you|your organi[sz]ation)'],
    microsoft: ['microsoft', 'fasttrack(?: center| specialists?| team)?', 'microsoft \\(fasttrack\\)'],
    joint: ['both(?: parties| sides)?', 'joint(?:ly)?', 'shared', 'customer and microsoft'],
    'support-provider': ['support providers?'],
    'it-admin': ['(?:your )?it[ -]?admin(?:istrator)?s?'],
    'managed-desktop': ['microsoft managed desktop', 'managed desktop'],
    'hardware-vendor': ['hardware (?:vendor|supplier)', 'vendor or supplier'],
    'support-channel': ['(?:existing )?support channels?'],
  },
  parties: {
    small:
      'the a an of for by to in on at with from your our their its his her during all and as this each what who which',
    duties:
      'role, roles, responsibility, responsibilities, responsible, obligation, obligations, duty, duties, task, tasks, team, side, part, party, activity, activities, work, action, actions, item, items, deliverable, deliverables, scope, does, do, provides, provide, will, shall, must, should, is, are, need, needs, owns, handles, to-do, to-dos, todo, todos, checklist, list, owned, led, column, involvement, commitments, commitment, contribution, contributions, dependencies, inputs, remit, covenants, undertakings',
    customer:
      'customer, customers, client, clients, you, your organization, your organisation, your company, your side, your team, buyer, purchaser, subscriber, tenant, the customer, customer organization, customer organisation',
    provider:
      'provider, providers, vendor, vendors, supplier, suppliers, service provider, contractor, consultant, implementer, integrator, we, us, our team, our side, our company, partner, seller, implementation partner, delivery partner',
    both: 'both, both parties, both sides, joint, jointly, shared, the parties, all parties, each party, customer and provider, client and provider, client and vendor, customer and vendor, customer and supplier',
    joints: 'and, or',
  },
  phases: {
    stems: { initiate: ['initiat', 'start'], assess: ['assess'], remediate: ['remediat'], enable: ['enabl'] },
    word: ['phase'],
    core: ['\\bcore\\b'],
    general: ['general'],
    generalStem: ['responsib'],
  },
  sections: {
    aside: [
      '[?？]\\s*$',
      '^(?:see also|related (?:information|links|articles)|next steps?|learn more|more information|references?|feedback)\\b',
      'want to learn more',
    ],
    'out-of-scope': ['out[ -]of[ -]scope', 'not (?:in scope|included)', 'outside the (?:scope|benefit)'],
    expectations: [
      'expectations?(?: for)?(?: your)?(?: source)?(?: src)? environ',
      'source environment expect',
      '^expectations?$',
    ],
    phases: ['\\bphases\\b'],
    workflow: ['\\bworkflows?\\b', 'escalation paths?', '\\brouting\\b', 'where to send'],
    overview: ['\\boverview\\b', '^how (?:the )?(?:onboarding|it) (?:runs|works|is delivered)', 'terms of service'],
  },
  retired: ['no longer current', 'scheduled for removal'],
  pointers: [
    'for (?:more|further|additional|detailed|steps)\\b.*\\bsee\\b',
    'for steps\\b',
    'see\\b',
    'want to learn more',
    'looking for\\b',
    'following diagram',
  ],
  conditions: {
    'wifi-vpn': ['wi-?fi[^.]{0,40}\\bvpn\\b', '\\bvpn\\b[^.]{0,40}wi-?fi'],
    federated: ['federated identit'],
    'single-forest': ['single[ -]forests?'],
    'app-protection': ['mobile (?:app|application) management', '\\bMAM\\b', 'app protection'],
    'configuration-manager': [
      'existing (?:implementation of )?(?:system center )?configuration manager',
      'configuration manager (?:is|are) (?:in use|used|integrated)',
      'system center configuration manager',
    ],
    pcs: ['\\bPC management', '\\bmanagement of PCs'],
    'mobile-devices': [
      'mobile device management(?! authority)',
      '\\bMDM\\b(?=[^.]*\\bscope\\b)',
      'mobile devices (?:are|is) in scope',
    ],
  },
  products: {
    'configuration-manager': ['\\b(?:set up or upgrade|upgrade|set up) (?:system center )?configuration manager'],
  },
  yes: ['x', 'yes'],
  forOrIf: ['for', 'if'],
  marks: {
    en: {
      optional:
        /\(optional\)|^optional(?:ly)?\b|\(?\bif you (?:so )?(?:choose|wish|like|prefer)(?: to)?\b|^you (?:can|may) (?:choose|decide|opt) to\b/iu,
      conditional:
        /\bif\b(?! you (?:so )?(?:choose|wish|like|prefer))|\bwhen (?:needed|required|necessary|applicable|[^.]{1,80} is needed)|\bwhere (?:needed|applicable)|\bas needed\b|\bin case\b|^for (?:single|multiple|multi)[ -]forests?\b|^for a single forest\b|^when (?:enabling|using)\b/iu,
    },
  },
};
