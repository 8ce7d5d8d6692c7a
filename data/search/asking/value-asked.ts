import type { Fact } from '../../domain/answer/question.js';
import { fold } from '../text/text.js';

// A question for a number, a price, an address or a name, instead of for a party. The documents say who does what; of values
// they state a few limits and deadlines, which are facts of their topics. "Who …" asks for a party whatever else it names.
// All patterns are folded: lower case, without accents.

/** What kind of value is asked for; `other` = one that cannot be told more closely. */
type Kind = 'money' | 'contact' | 'version' | 'minutes' | 'length' | 'other';

const kinds: readonly (readonly [Kind, readonly RegExp[]])[] = [
  [
    'money',
    [
      /\bhow (?:much|expensive)\b(?! time)|\b(?:which|what) (?:price|percentage)\b|\bwhat(?: is|'s|s) the (?:price|cost)\b|\bwhat does .{0,60}\bcosts?\b/u,
      /비용이 ?얼마|얼마(?:예요|인가|나 ?나|나 ?들)|가격이|요금이|추가 비용/u,
      /\bqual (?:e )?(?:o |a )?(?:preco|valor|custo|percentual)\b|\bquanto (?:custa|sai|pagamos|cobram)/u,
      /\bvad kostar\b|\bvad (?:ar|blir) (?:priset|kostnaden)\b|\bhur mycket (?:kostar|pengar)/u,
    ],
  ],
  [
    'contact',
    [
      /\b(?:what(?: is|'s|s) the|which|what) (?:url|web address|address|phone number|password|name of)\b/u,
      /주소가|전화번호|연락처/u,
      /\bqual (?:e )?(?:o |a )?(?:endereco|nome|telefone|link|site|ramal)\b/u,
      /\bvad (?:ar|heter) (?:adressen|telefonnumret|lanken)\b|\bvilket (?:telefonnummer|namn)\b/u,
    ],
  ],
  [
    'version',
    [
      /\b(?:which|what) (?:[\p{L}-]+ ){0,2}(?:version|build|edition|release)\b|\bat least which\b/u,
      /(?:어느|어떤|무슨|몇) ?(?:[\p{L}]+ )?버전|버전이 ?(?:뭐|어떻게|몇)/u,
      /\bqual (?:e )?(?:a )?versao\b/u,
      /\bvilken [\p{L}-]*version\b/u,
    ],
  ],
  [
    'minutes',
    [
      /\bhow many (?:hours|minutes)\b/u,
      /몇 ?(?:시간|분)(?! ?후)/u,
      /\bquantas horas\b|\bquantos minutos\b/u,
      /\bhur manga (?:timmar|minuter)\b/u,
    ],
  ],
  [
    'length',
    [
      /\bhow big\b|\bhow many (?:characters|gigabytes|gb|megabits?)\b/u,
      /몇 ?(?:자|글자|기가)(?:리|예요|인가|까지)?/u,
      /\bquantos (?:caracteres|gigas?|megas?)\b/u,
      /\bhur manga (?:tecken|siffror)\b|\bhur (?:stor|snabbt)\b/u,
    ],
  ],
  [
    'other',
    [
      /\bhow (?:much|many|long|fast|often|soon)\b|\b(?:which|what) brands?\b/u,
      /얼마|몇 ?(?:번|명|일|년|개월|개|대|퍼센트)/u,
      /\bquant[oa]s?\b(?! a\b)|\bquais marcas\b/u,
      /\bhur (?:mycket|manga|lange|ofta)\b/u,
    ],
  ],
];

const parties =
  /\b(?:who|whose|whom|quem|vem|vems)\b|누가|누구|누굴|쪽(?:은|이|$|\s?어디)|우리예요|\b(?:which|what) (?:side|party)\b|\bqual lado\b|\bvilken (?:sida|part)\b/u;

/** Whether a value, as its English words say it, is of a kind; every value may answer what cannot be told more closely. */
const isOf: Readonly<Record<Kind, RegExp>> = {
  money: /[$€£]|\bprice\b/u,
  contact: /@|https?:/u,
  version: /\bversion|\blevel\b|\bbuild\b/u,
  minutes: /\b(?:\d+|couple of) (?:hours?|minutes?)\b/u,
  length: /\bcharacters?\b/u,
  other: /./u,
};

/**
 * What the documents never say of any matter: who pays damages or fines, whether a deadline can be moved, which versions a
 * product runs on, what happens to a lost device.
 */
const unstated: readonly RegExp[] = [
  /\bpenalt(?:y|ies)\b|\bfines\b|\bcompensation\b|\bdamages\b|\blawsuit\b|\binsurance\b|\brefunds?\b|위약금|벌금|배상|보험|환불/u,
  /\b(?:multas?|indenizacao|indeniza|reembolso)\b|(?<!\p{L})(?:skadestand\p{L}*|viten?|boter|forsakring\p{L}*|aterbetal\p{L}*)(?!\p{L})/u,
  /\b(?:extended|prolong\p{L}*|postpone\p{L}*)\b|연장|\bprorrog\p{L}*|(?<!\p{L})forlang\p{L}*/u,
  /\b(?:runs?|works?|compatible) (?:on|with)\b.{0,30} \d{2,}|\d.{0,12}(?:에서|과|와|랑)도? ?(?:돌아가|호환|작동)/u,
  /\b(?:roda|rodam|funciona|compativel) (?:em|no|na|com)\b.{0,30} \d{2,}|\b(?:kors|fungerar|funkar|kompatibel\p{L}*) (?:pa|med|i)\b.{0,30} \d{2,}/u,
  /\bremote(?:ly)? wip|\b(?:stolen|lost) (?:phone|device|laptop|tablet)|(?:분실|도난).{0,14}(?:초기화|삭제|지우|지워|잠그)|\b(?:celular|aparelho|dispositivo|notebook) (?:roubado|perdido)|(?<!\p{L})(?:stulen|stulna|borttappa\p{L}*|fjarrader\p{L}*)/u,
];

/** The versions that documents state are those of servers. */
const mobile = /\b(?:android|ios|iphone|ipad)|안드로이드|아이폰|아이패드/u;

const kindAsked = (folded: string): Kind | null =>
  parties.test(folded)
    ? null
    : (kinds.find(([, patterns]) => patterns.some((pattern) => pattern.test(folded)))?.[0] ?? null);

/** Whether a question asks for a value and for nobody. */
export const asksForValue = (text: string): boolean => kindAsked(fold(text)) !== null;

/** Whether a question asks for what its matter states nowhere: a value of a kind that is not its fact's, or one of `unstated`. */
export function asksBeyond(text: string, fact: Fact | undefined, folded = fold(text)): boolean {
  if (unstated.some((pattern) => pattern.test(folded))) return true;
  const kind = kindAsked(folded);
  if (kind === 'version' && mobile.test(folded)) return true;
  return kind !== null && (fact?.value === undefined || !isOf[kind].test(fact.value.en));
}
