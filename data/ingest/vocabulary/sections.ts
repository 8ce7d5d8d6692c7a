/**
 * What a section is for, where it is not simply somebody's list.
 * `aside` = links, further reading, navigation: nothing in it is a statement.
 */
export type SectionRole = 'aside' | 'phases' | 'overview' | 'expectations' | 'workflow' | 'out-of-scope';

// The first that matches wins. English also serves the anchors, whose words are English in every edition.
const roles: readonly (readonly [SectionRole, RegExp])[] = [
  [
    'aside',
    /[?？]\s*$|^(?:see also|related (?:information|links|articles)|next steps?|learn more|more information|references?|feedback)\b|want to learn more|참고 항목|다음 단계|자세한 내용|siehe auch|nächste schritte|voir aussi|étapes suivantes|vedere anche|passaggi successivi|xem thêm|nästa steg|se även|mer information|pasos siguientes|vea también|próximas etapas|consulte também|ขั้นตอนถัดไป|次のステップ|関連項目|后续步骤|后續步驟|另请参阅|了解更多|flere (?:ressourcer|oplysninger)|meer informatie|zie ook|см\. также|дальнейшие действия/iu,
  ],
  [
    'out-of-scope',
    /out[ -]of[ -]scope|not (?:in scope|included)|outside the (?:scope|benefit)|fora do escopo|fuera del ámbito|hors (?:du )?champ|utanför (?:omfånget|omfattningen|förmånen)|ingår inte|außerhalb des (?:umfangs|gültigkeitsbereichs)|fuori ambito|범위 (?:외|밖)|対象外|超出范围|範囲外/iu,
  ],
  [
    'expectations',
    /expectations?(?: for)?(?: your)?(?: source)?(?: src)? environ|source environment expect|förväntning|anforderungen an die quell|attentes concernant|expectativas (?:para|de)|aspettative|원본 환경|ソース環境|源环境|来源环境|來源環境|^expectations?$/iu,
  ],
  [
    'phases',
    /\bphases\b|\bfaser\b|\bphasen\b|\bfases\b|\bfasi\b|프로세스의 단계|프로세스 - 단계|プロセスのフェーズ|过程的阶段|流程的阶段|фазы процесса/iu,
  ],
  [
    'workflow',
    /\bworkflows?\b|escalation paths?|\brouting\b|where to send|워크플로|에스컬레이션 경로|fluxos? de trabalho|arbetsflöde|flujo de trabajo|flux de travail|flusso di lavoro|ワークフロー|工作流|przepływ pracy|iş akışı|سير العمل|werkstroom/iu,
  ],
  [
    'overview',
    /\boverview\b|översikt|übersicht|vue d['’]ensemble|visão geral|información general|panoramica|개요|概要|概述|обзор|^how (?:the )?(?:onboarding|it) (?:runs|works|is delivered)|terms of service/iu,
  ],
];

export function roleNamed(heading: string): SectionRole | null {
  return roles.find(([, form]) => form.test(heading.trim()))?.[0] ?? null;
}

/** A sentence whose only purpose is to point elsewhere. */
export const pointer =
  /^(?:for (?:more|further|additional|detailed|steps)\b.*\bsee\b|for steps\b|see\b|want to learn more|looking for\b|자세한 (?:내용|정보)|.*단계는 .*(?:참조|보기)|더 자세한|para (?:obter )?mais|veja\b|consulte\b|quer saber|se \[|mer information|detaljerad information|letar du|following diagram|.{0,30}(?:diagram|schéma|abbildung|図に|다이어그램)|vill du ha mer|weitere informationen|pour plus d|para obtener más|per (?:altre|ulteriori) informazioni|詳細(?:について)?は|有关详细|有關詳細)|(?:참조하세요|참조|을 참조하십시오)[.\s)]*(?:\]?\([^)]*\))?\.?$/iu;

/** The publisher's announcement that a document is no longer kept up to date; all translations are a CAUTION alert at the top. */
export const retired =
  /no longer current|scheduled for removal|더 이상 최신|nicht mehr aktuell|não é mais atual|obsoleto|ya no es actual|non è più attuale|n['’]est plus|最新ではなくなった|不再是最新|неактуально|không còn hiện tại|inte längre aktuell/iu;
