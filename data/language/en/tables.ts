import type { TableWords } from '../words/table-words.js';

export const englishTables: TableWords = {
  heads: {
    task: 'task | tasks | task name | task description | activity | activities | activity name | action | actions | action item | action items | deliverable | deliverables | work item | work package | to do | todo | to-do | duty | what | what needs to be done | decision | decisions | job | subtask | sub-task | operation | obligation | requirement | control | procedure | responsible for | prerequisite | prerequisites | checklist item | work',
    area: 'area | areas | domain | category | workstream | work stream | module | component | layer | service | services | topic | theme | item | items | subject | function | capability | system | element | section | group | name | epic | feature | features | milestone | process | step | asset | resource type | environment | responsibility area | area of responsibility | scope item',
    details:
      'description | details | detail | content | contents | explanation | summary | what it includes | includes | what it means | meaning | what it covers | scope | how',
    phase: 'phase | phases | stage | stages | project phase | sprint | iteration | wave | gate | period',
    index:
      '# | no | nr | num | number | id | ref | s.no | s/n | sno | sl no | sr no | sr | item no | item # | task id | task # | task no | step # | step no | wbs | code | key',
    role: 'role | roles | role name | party | parties | team | teams | stakeholder | stakeholders | actor | actors | position | person | people | member | team member | department | organisation | organization | entity | title | job title | who',
    duties:
      'responsibility | responsibilities | key responsibilities | main responsibilities | primary responsibility | primary responsibilities | core responsibilities | duties | duty | tasks | obligations | commitments | accountabilities | what they do | what you do | contribution | responsibilit-',
    backup:
      'backup | back-up | back up | deputy | alternate | secondary | secondary owner | backup owner | stand-in | substitute | delegate',
    aside:
      'included | in scope | applicable | required | mandatory | price | fee | question | questions | issue | issues | assumption | assumptions | open point | open points | meeting | report | status | state | due | due date | date | dates | start | start date | end | end date | finish | deadline | target date | target | priority | comment | comments | note | notes | remark | remarks | evidence | effort | duration | estimate | estimated effort | cost | budget | risk | risks | risk level | impact | likelihood | frequency | cadence | interval | participants | attendees | audience | contact | contacts | contact person | email | e-mail | phone | location | tool | tools | link | links | output | outputs | outcome | outcomes | result | results | success criterion | success criteria | criteria | acceptance criteria | exit criteria | definition of done | validation | validation step | verification | dependency | dependencies | depends on | predecessor | predecessors | timeline | timing | time | when | week | weeks | day | days | month | schedule | sla | slo | kpi | metric | metrics | measure | progress | % complete | done | complete | completed | reference | references | document | documents | template | source | version | type | severity | channel | purpose | goal | objective | rationale | reason | why | example | examples | probability | mitigation | contingency | escalation | escalation path | reports to | skills | availability | hours | value | field | term | definition | trigger | threshold | approval date | signature | count | quantity | qty | points | completion | data type | default | checked | ok | size | format | url | file | path',
  },
  owners: {
    does: 'responsible | responsible party | responsible parties | responsible team | responsible person | responsible role | responsible owner | responsible teams | who is responsible | primary responsible | owner | owners | owned by | owner team | owner role | task owner | action owner | primary owner | process owner | ownership | assignee | assignees | assigned | assigned to | assigned team | lead | leads | led by | lead party | driver | dri | who does it | by whom | by who | done by | performed by | performed | executed by | executor | executes | execute | in charge | person in charge | doer | action by | actioned by | responsibility of | implementer | implemented by | delivered by | provided by | managed by | performer | resource | resources | does',
    approves:
      'accountable | accountable party | accountable person | accountable owner | accountability | approver | approvers | approves | approved by | approval | approval by | sign-off | sign off | signoff | signed off by | sign-off by | signatory | authorised by | authorized by | authority | decides | decided by | decision maker | decision-maker | accepted by | final approval',
    consulted:
      'consulted | consult | consults | consulted with | to consult | contributor | contributors | contributes | contributing | input from | inputs from | helps | involved | participates | reviewed by | reviewer | reviewers',
    informed:
      'informed | inform | to inform | notified | notify | kept informed | keep informed | observer | observers | for information | fyi | cc',
    guides:
      'supports | support | supported by | supporting | support from | supporting team | guides | guided by | guidance | guidance by | assists | assisted by | assistant | advisor | adviser | advised by | advises | coach | facilitator | facilitated by',
  },
  marks: {
    does: 'responsible | lead | leads | leading | own | owns | owner | execute | executes | executing | execution | perform | performs | do | does | does the work | doing the work | works on | implement | implements | primary | main | drives | driver | in charge | carries out | completes | performs the work | responsible for doing | who does | responsible for completing | coordinates | delivers',
    approves:
      'accountable | approve | approves | approver | approval | approving | sign off | signs off | sign-off | decide | decides | decision | authorise | authorises | authorize | authorizes | answerable | owns the outcome | final authority | ultimately answerable | veto',
    consulted:
      'consulted | consult | consults | contribute | contributes | contributor | helps | help | input | provides input | gives input | participate | participates | participant | involved | asked | advice | review | reviews | reviewer',
    informed:
      'informed | inform | notified | notify | observe | observes | observer | shadow | shadows | aware | kept up to date | kept up-to-date | kept updated | told | updated',
    guides:
      'support | supports | supporting | supportive | guide | guides | guidance | assist | assists | assistance | coach | coaches | facilitate | facilitates | advises | advise | advisor',
  },
  guidance: 'guidance | guidance details',
  answers: 'responsible | responsibility',
  states: 'responsible | accountable | consulted | informed',
  none: 'n/a | na | n.a. | none | no | not applicable | not involved | nil | nobody | no one | not required | not needed | no role | no involvement',
  excluded:
    'not included | excluded | out of scope | out-of-scope | not in scope | not supported | unsupported | not provided | not covered | not part of the scope | not part of scope | outside scope | not offered',
  optional:
    'optional | optionally | recommended | if used | if relevant | where relevant | where needed | if necessary | if desired | if applicable | if needed | if required | if requested | as needed | where applicable | on request',
  and: 'and | or | and/or | with | plus | then',
  about: 'for | during | on | in | at | until | if | when | as | from | via | by',
  contacts:
    'phone | phone number | telephone | telephone number | tel | mobile | mobile phone | cell | cell phone | email | e-mail | email address | e-mail address | mail | phone / email | email / phone',
  total: 'total | totals | sum | subtotal | sub-total | grand total | overall total',
  guiding:
    '(?:provides?|providing|gives?|offers?|delivers?)\\b[^.;]{0,40}\\b(?:guidance|advice)\\b|guides?\\b|guiding\\b|advises?\\b',
  approving: '(?:approves?|approving|signs?(?:[ -]off)?(?![ -]?(?:in|up|on|into)\\b)|authori[sz]es?)\\b',
};
