import type { PasteWords } from '../words/paste-words.js';

const units =
  '(?:finance|financial|accounting|legal|hr|human resources|procurement|purchasing|sales|marketing|security|infosec|operations|ops|compliance|networks?|networking|communications?|comms|facilities|management|leadership|engineering|helpdesk|help desk|service desk|support|training|data protection|audit|risk|payroll|logistics|desktop|infrastructure|identity|messaging|platform|apps?|applications?|change management|project|pmo|works council|vendor|partner|supplier|contractor|reseller|board)';

export const englishPaste: PasteWords = {
  customer:
    "(?:(?:the |our )?(?:customer|client)(?:'s)?(?: (?:it|team|side))?(?: (?:team|department|dept\\.?))?|(?:the |our |internal |local )?it(?: (?:team|dept\\.?|department|admins?|side))?|our (?:it|team|side|admins?|organi[sz]ation))",
  provider:
    '(?:ms|msft|microsoft|the microsoft|fast ?track|ftc|fte|(?:ms|microsoft)[ /-]+fast ?track|the provider|our provider|provider|specialist|the specialist|fast ?track specialist|microsoft specialist|the specialists)(?: (?:team|side|support|engineers?|specialists?))?',
  own: '(?:we|us|our side|ours|ourselves|ourself|our own)',
  vagueTime:
    '(?:soon|sooner|asap|a\\.s\\.a\\.p\\.?|as soon as possible|immediately|right away|urgent|urgently|later|sometime|some time|tbd|tbc|to be (?:decided|determined|confirmed|agreed|defined)|when possible|if possible|whenever possible|when ready|ongoing|(?:this|next|the coming|the following|in the coming|over the next few) (?:week|weeks|month|quarter|year|sprint)|(?:early|mid|late)[ -][a-z]+|q[1-4](?: ?/?(?:20)?\\d\\d)?|(?:week|wk|cw|kw) ?\\d{1,2}|before christmas|after christmas|by christmas|end of (?:the )?quarter|eoq|before (?:go[- ]?live|cut-?over|kick-?off|the pilot)|no date|no rush|not yet|unknown|in due course|shortly|in a (?:few|couple of) (?:days|weeks)|a few days|when we can|whenever|next time|next call|next meeting)',
  vagueOwner:
    '(?:both|both sides|both parties|both teams|both of us|all|all of us|everyone|everybody|anyone|anybody|someone|somebody|nobody|no one|together|joint|jointly|shared|either|tbd|tbc|to be (?:decided|determined|confirmed|agreed|defined)|unassigned|unknown|not assigned|n/?a|\\?+|who\\??|them|they|you)',
  department: `(?:the |our )?${units}(?: (?:and|&) ${units})?(?: (?:team|dept\\.?|department|group|desk|office|lead|manager|admins?|people|guys|folks))?|(?:the |our )?(?:[a-z&-]+ ){1,2}(?:team|dept\\.?|department)|cio|cto|ciso|cfo|ceo|coo|dpo|pm|project manager`,
  until: 'by|until|due|till',
  agent: 'by|for|owner|assigned to',
  articles: 'the',
  besideCustomer: 'it, team, it team, side, it department, customer, admins',
  ofCustomer: '',
  customerLinks: '',
  time: { lead: 'at ', units: 'am|pm', parts: 'noon|midday|morning|afternoon|am|pm', hour: '' },
  binds: 'from|since|after|of|and|or|to|between|for|in|at|the|version|until',
  relative: 'tomorrow|next \\p{L}+|this \\p{L}+|on \\p{L}+|end of .+',
  status:
    "(?:open|done|closed|new|pending|blocked|on hold|in progress|in review|started|not started|to ?do|complete|completed|high|medium|low|critical|normal|p[0-4]|prio(?:rity)? \\d|must|should|could|won't|optional|required)",
  heading:
    "(?:(?:the |our |your |my |new |next |open |remaining |outstanding |further |some |all )?(?:action|open|to[- ]?do|follow[- ]?up|next|remediation|outstanding|work|onboarding)?[ -]?(?:items?|actions?|points?|tasks?|issues?|steps?|to[- ]?dos?|follow[- ]?ups|list|topics?|remediations?|findings?|duties)|to[- ]do|next steps|hi(?: all| team| everyone)?,?|hello(?: all| team)?,?|from (?:today's|the|our|yesterday's) (?:meeting|call|workshop|assessment).*|(?:meeting|workshop|call) (?:notes|minutes|outcome|actions?)|minutes|notes|agenda|summary)(?: (?:for|from|this|after)(?: .{1,60})?)?",
  columns: {
    text: '(?:tasks?|(?:task |item |action )?(?:name|description|title)|items?|actions?|action items?|topics?|what|to[- ]?do|activit(?:y|ies)|issues?|findings?|points?|works?|duty|duties|subject|steps?|remediations?|details?|deliverables?|requirements?|work items?|open points?|text|problem)',
    owner:
      '(?:owners?|owned by|who|who\\?|responsible|responsible (?:party|person|team)|responsibility|assignees?|assigned(?: to)?|party|side|dri|accountable|resource|by whom|action owner|task owner|person|done by|team|company)',
    due: '(?:due|date|dates|due (?:date|by|on)|when|when\\?|deadline|by|by when|target|target date|eta|until|till|end|end date|finish(?: date)?|planned date|completion(?: date)?|term|timeline)',
    number: '(?:#|no\\.?|nr\\.?|num|number|id|ref|item (?:no\\.?|#)|pos\\.?)',
    other:
      '(?:status|state|priority|prio|comments?|notes?|remarks?|start|start date|category|phase|area|workload|product|effort|progress|% ?(?:done|complete)|link|ticket|severity|impact|risk|done\\??|consulted|informed|created|raised by|reported by|requested by)',
  },
};
