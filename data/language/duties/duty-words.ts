import { wordForm } from './word-form.js';

// By which words, in any language, a text looks as if it said who does what. They find what a reader overlooked, and
// decide nothing about parties: a text that they miss is only not asked about. `*` ends a stem.

/** A sentence that obliges: must, shall, is responsible for. */
export const obliges = wordForm([
  // English
  ...['must', 'shall', 'will', 'should', 'is responsible', 'are responsible', 'responsible for', 'accountable for'],
  ...[
    'agrees to',
    'agree to',
    'undertakes',
    'is obliged',
    'is required to',
    'are required to',
    'needs to',
    'in charge of',
  ],
  // Korean
  ...[
    '해야 합니다',
    '해야 한다',
    '하여야 한다',
    '책임이 있',
    '책임집니다',
    '책임을 집니다',
    '책임진다',
    '담당합니다',
    '담당한다',
  ],
  // Portuguese, Spanish
  ...[
    'deve',
    'devem',
    'deverá',
    'deverão',
    'compete',
    'responsável por',
    'responsáveis por',
    'obriga-se',
    'obrigam-se',
  ],
  ...[
    'cabe a*',
    'compromete-se',
    'se compromete*',
    'comprometem-se',
    'debe',
    'deben',
    'deberá',
    'deberán',
    'responsable de',
    'se compromete',
    'se obliga',
  ],
  // Swedish, Danish, Norwegian
  ...['ska', 'skall', 'måste', 'ansvarar', 'ansvarig för', 'svarar för', 'åligger', 'åtar sig', 'förbinder sig'],
  ...['skal', 'må', 'ansvarlig for', 'har ansvar*', 'forpligter sig', 'forplikter seg'],
  // German, Dutch
  ...[
    'muss',
    'müssen',
    'hat zu',
    'haben zu',
    'ist verantwortlich',
    'sind verantwortlich',
    'verantwortlich für',
    'zuständig für',
  ],
  ...[
    'verpflichtet sich',
    'obliegt',
    'moet',
    'moeten',
    'dient te',
    'verantwoordelijk voor',
    'verplicht zich',
    'zal',
    'zullen',
  ],
  // French, Italian
  ...[
    'doit',
    'doivent',
    'devra',
    'devront',
    's’engage',
    "s'engage",
    'responsable de',
    'responsables de',
    'est chargé*',
  ],
  ...['deve', 'devono', 'dovrà', 'dovranno', 'è responsabile', 'sono responsabili', 'si impegna', 'è tenut*'],
  // Polish, Czech, Russian, Ukrainian, Hungarian, Turkish
  ...['musi', 'muszą', 'odpowiada za', 'odpowiedzialn*', 'zobowiązuje się', 'musí', 'odpovídá za', 'zajistí'],
  ...['должен', 'должна', 'должны', 'отвечает за', 'обязан*', 'обязуется', 'повинен', 'повинні', 'відповідає за'],
  ...['köteles', 'felelős', 'kell', 'sorumludur', 'zorundadır', 'gerekir'],
  // Japanese, Chinese, Vietnamese, Thai, Arabic
  ...[
    'なければなりません',
    'なければならない',
    '必要があります',
    '責任を負',
    '責任があります',
    'ものとします',
    'ものとする',
    '担当し',
    '実施します',
  ],
  ...['必须', '必須', '应当', '應當', '负责', '負責', 'phải', 'chịu trách nhiệm', 'ต้อง', 'รับผิดชอบ', 'يجب', 'مسؤول عن'],
]);

/** A sentence that asks something of one who is named in it, in whichever place: "changes require Mara". */
export const asksOf = wordForm([
  ...[
    'require',
    'requires',
    'needs',
    'need',
    'approval',
    'approved by',
    'approves',
    'sign-off',
    'signed by',
    'assigned to',
  ],
  ...['필요', '승인', '확인을 받', '결재'],
  ...['exige*', 'requer*', 'precisa*', 'aprovaç*', 'aprovad*', 'requier*', 'necesita*', 'aprobaci*'],
  ...['kräv*', 'behöv*', 'godkänn*', 'kræv*', 'krev*', 'godkend*', 'godkjenn*'],
  ...['erforder*', 'benötig*', 'braucht', 'brauchen', 'freigabe*', 'genehmig*', 'vereis*', 'goedkeur*'],
  ...['exig*', 'nécessit*', 'approbation', 'validation', 'richied*', 'approvazion*', 'wymaga*', 'zatwierdz*'],
  ...['vyžad*', 'schvál*', 'требу*', 'согласован*', 'утвержд*', 'szükséges', 'jóváhagy*', 'gerektir*', 'onay*'],
  ...['承認', '必要', '审批', '批准', '需要', 'phê duyệt', 'cần', 'อนุมัติ', 'يتطلب', 'موافقة'],
]);

/** A heading, a lead-in or a column head that announces duties. */
export const announcesDuties = wordForm([
  ...['responsib*', 'accountab*', 'duty', 'duties', 'obligation*', 'task*', 'to-do*', 'todo*', 'activit*', 'action*'],
  ...['raci', 'rasci', 'daci', 'deliverable*', 'checklist*', 'who does what', 'commitment*', 'role*', 'scope of work'],
  ...['책임*', '업무', '의무', '역할', '담당', '할 일', '작업', '활동', '체크리스트'],
  ...['responsab*', 'obrigaç*', 'obligacion*', 'tarefa*', 'tarea*', 'atividade*', 'actividad*', 'atribuiç*', 'funç*'],
  ...['papéis', 'compromisso*', 'ansvar*', 'skyldighet*', 'åtagande*', 'uppgift*', 'aktivitet*', 'åtgärd*', 'roll*'],
  ...[
    'forpligtelse*',
    'opgave*',
    'oppgave*',
    'verantwort*',
    'zuständig*',
    'aufgabe*',
    'pflicht*',
    'aktivität*',
    'rolle*',
  ],
  ...['verantwoordelijk*', 'taken', 'taak', 'verplichting*', 'activiteit*', 'rollen', 'tâche*', 'activité*', 'rôle*'],
  ...[
    'compiti',
    'attività',
    'obblighi',
    'ruol*',
    'obowiązk*',
    'odpowiedzialno*',
    'zadani*',
    'povinnost*',
    'odpovědnost*',
  ],
  ...[
    'обязанност*',
    'ответственност*',
    'задач*',
    'роли',
    'обов’язк*',
    'felelősség*',
    'feladat*',
    'sorumlul*',
    'görev*',
  ],
  ...['責任', '責務', '担当', '役割', '作業', 'タスク', '責任分界', '职责', '職責', '责任', '任务', '任務', '分工'],
  ...['trách nhiệm', 'nhiệm vụ', 'ความรับผิดชอบ', 'หน้าที่', 'مسؤولي*', 'مهام'],
]);

/** A label or a column head behind which the one who does it is named: "Owner: …". */
export const namesOwner = wordForm([
  ...['owner*', 'responsible', 'accountable', 'consulted', 'informed', 'assignee', 'assigned to', 'dri', 'lead', 'who'],
  ...[
    'in charge',
    'performed by',
    'done by',
    'executed by',
    'approver',
    'approved by',
    '담당*',
    '책임자',
    '수행',
    '승인',
  ],
  ...['responsável', 'responsáveis', 'dono', 'aprovador', 'responsable*', 'encargado*', 'quem', 'quién', 'ansvarig*'],
  ...[
    'utförare',
    'godkänner',
    'ägare',
    'vem',
    'ansvarlig*',
    'verantwortlich*',
    'zuständig*',
    'mitwirkung',
    'eigentümer',
  ],
  ...['wer', 'verantwoordelijke*', 'eigenaar', 'wie', 'qui', 'responsabile', 'chi', 'odpowiedzialn*', 'odpovědn*'],
  ...['ответственн*', 'исполнитель', 'felelős', 'sorumlu', '担当*', '責任者', '負責人', '负责人', '实施者', 'ผู้รับผิดชอบ'],
]);

/** A heading under which duties stand by time: "Phase 2", "Week 1", "Before go-live". */
export const namesTime = wordForm([
  ...['phase*', 'stage*', 'step', 'week*', 'day', 'days', 'month*', 'sprint*', 'milestone*', 'kick-off', 'kickoff'],
  ...[
    'timeline*',
    'go-live',
    'discovery',
    'hypercare',
    'handover',
    'cutover',
    'pre-*',
    'post-*',
    'deployment',
    'onboarding',
  ],
  ...['단계', '주차', '일차', 'fase*', 'etapa*', 'semana*', 'dia', 'vecka', 'dag', 'woche', 'tag', 'schritt', 'week'],
  ...['étape*', 'semaine', 'jour', 'settimana', 'giorno', 'etap*', 'tydzień', 'týden', 'этап*', 'недел*', 'день'],
  ...['aşama*', 'フェーズ', '段階', '週目', '日目', '阶段', '階段', '第.周', 'giai đoạn', 'ระยะ', 'مرحلة'],
]);
