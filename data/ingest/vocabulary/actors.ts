import type { Party } from '../../domain/responsibility.js';

// Who acts in a sentence of prose. Lists need none of this: there the heading says whose they are.

const jointly =
  /\bjointly\b|\btogether we\b|\bwe\b[^.]{0,30}\btogether\b|\bgemensamt\b|em conjunto|conjuntamente|공동으로|함께 (?:확인|검토)|gemeinsam|conjointement|congiuntamente|共同で|共同/iu;

// The publisher speaking of itself.
const we =
  /\bwe(?:['’]ll| will| can| provide| help| also| guide| offer| are| do)?\b|\bour (?:team|staff|specialists)\b|\bvi\b|\bnós\b|nossa equipe|당사|저희|우리는|\p{L}{3,}(?:ar|er|ir)emos\b|\bwir\b|\bnous\b|\bnosotros\b|弊社|我们|我們|\bwij\b|chúng tôi/iu;

// Microsoft or its centre as somebody who acts; "Microsoft Intune" and "FastTrack Center-förmån" are things.
// Case matters: a capital after the name makes a product of it.
const microsoft =
  /\bMicrosoft(?:s|의|가|는|에서)?(?![\p{L}\p{N}])(?!\s+[A-Z0-9])|\bFastTrack(?: Center| 센터| [Ss]pecialists?| [Tt]eam| 팀)?(?:가|는|이)?(?![\p{L}-])(?!\s+(?:[Bb]enefit|혜택|[A-Z]))/u;

const supportProvider =
  /\bsupport (?:providers?|staff)\b|customer-led|partner-led|지원 (?:공급자|직원)|supportleverantör|provedor de suporte|equipe de suporte/iu;
const itAdmin =
  /\bit[ -]?admin(?:istrator)?s?\b(?! support)|it 관리자(?! 지원)|it-administratör|administrador(?:es)? de ti/iu;
const managedDesktop = /managed desktop(?: operations)? team|operations team/iu;
const customer =
  /\byou(?:r organi[sz]ation)?\b|\bthe customer\b|\b(?:du|ni|kunden)\b|\bvocês?\b|\bo cliente\b|고객(?:은|이|사)|\bsie\b|\bvous\b|\busted\b|お客様|您/iu;

/**
 * Who acts in a passage, or null. `provider` is who "we" are in this document. The publisher first: a passage in which
 * it promises something usually tells the reader, too, what that is good for.
 */
export function actorOf(passage: string, provider: Party | null): Party | null {
  if (namesAll(passage)) return null;
  if (jointly.test(passage)) return 'joint';
  if (provider && we.test(passage)) return provider;
  if (microsoft.test(passage)) return 'microsoft';
  if (supportProvider.test(passage)) return 'support-provider';
  if (itAdmin.test(passage)) return 'it-admin';
  if (managedDesktop.test(passage)) return 'managed-desktop';
  if (customer.test(passage)) return 'customer';
  return null;
}

/** A sentence that lists every role introduces them; it gives none of them anything to do. */
function namesAll(passage: string): boolean {
  return (
    supportProvider.test(passage) && itAdmin.test(passage) && /managed desktop/iu.test(passage) && !we.test(passage)
  );
}

// "Provided by …": the form in which an introduction commits somebody before any list begins.
const providedBy: readonly (readonly [Party, RegExp])[] = [
  [
    'support-provider',
    /get support (?:either )?from|support is (?:given|provided) by|에서 지원을 받을 수|får support (?:från|av)|recebem suporte d/iu,
  ],
  ['managed-desktop', /provided by (?:microsoft )?managed desktop|managed desktop에서 제공/iu],
  [
    'microsoft',
    /(?:provided|delivered) by (?:microsoft|the fasttrack)|tillhandahålls av (?:microsoft|fasttrack)|(?:fornecid|prestad)\p{L}* pel\p{L} (?:microsoft|fasttrack)/iu,
  ],
];

export function committedIn(passage: string): Party | null {
  return providedBy.find(([, form]) => form.test(passage))?.[0] ?? null;
}

// Who must do something in an expectation: an obligation is needed, a state of affairs has no doer.
const must =
  /\bmust\b|\b(?:will )?need to\b|\bhave to\b|\bshould\b|måste|\bska\b|\bdeve(?:m|rão)?\b|해야 (?:합니다|한다|함)|müssen|\bdoivent\b|\bdoit\b|deben?\b|\bdevono\b|必要があります|必须|必須|должн|moeten|skal\b|muszą/iu;

export function obligedIn(passage: string): Party | null {
  return must.test(passage) ? (itAdmin.test(passage) ? 'it-admin' : 'customer') : null;
}

// Where a matter is sent: the words of the rule's second half ("Broken screens: …").
const sending =
  /\b(?:escalat|direct|rout|send|contact|refer|forward|report|go(?:es)? to)\p{L}*|에스컬|문의|라우팅|전달|보내|eskalera|kontakta|skicka|vänd|encaminh|escal|contat|direcion|weiterleit|eskal|transmett|remit|inoltr|エスカレ|连同|升级|transfer/iu;
const destinations: readonly (readonly [Party, RegExp])[] = [
  ['support-channel', /\bunified\b|\bpremier\b|support channels?|통합 구독|지원 채널|canal de suporte|supportkanal/iu],
  [
    'hardware-vendor',
    /(?:supplier|vendor|manufacturer)s?\b|공급업체|제조업체|fornecedor|fabricante|leverantör|tillverkare|anbieter|hersteller|fournisseur/iu,
  ],
  ['managed-desktop', /operations(?! system)|managed desktop|운영 팀/iu],
  ['it-admin', /\bit[ -]?admin|it 관리자/iu],
];

export function sends(passage: string): boolean {
  return sending.test(passage);
}

export function destinationIn(passage: string): Party | undefined {
  return destinations.find(([, form]) => form.test(passage))?.[0];
}
