import type { Party } from '../../domain/responsibility.js';

// "Responsibilities" and "roles" in headings, as stems.
const responsibility =
  /responsib|respons[aá]b|ansvar|verantwort|zuständig|aufgaben|책임|업무|責任|职责|職責|обязанност|ответственност|trách nhiệm|ความรับผิดชอบ|verantwoordel|obowiązk|sorumlul|مسؤولي/iu;

// Who a heading's responsibilities belong to. "You" in these documents is the customer's organisation.
const customer =
  /\byour\b|\bcustomer|\bclient\b|고객|사용자|\bsuas\b|\bseus\b|\bsus\b|\bcliente|\bvos\b|\bvotre\b|\bdina\b|\bert?\b|\bkund|\bihre?\b|お客様|您|你|客户|客戶|ваши|клиент|của bạn|khách hàng|ของคุณ|ลูกค้า|\buw\b|\bklant|\bdine\b|użytkownika|\btwoje\b|\bklienta\b|nız\b|niz\b|müşteri|أدوارك|العميل/iu;
// "Microsoft Managed Desktop" and its like are products, not the company.
const microsoft =
  /\bmicrosoft(?!\s+(?:managed|intune|azure|365|office|online|teams|defender|entra|edge|information|exchange|enterprise|yönetilen))|\bfasttrack/iu;

/** Whole headings or cells that are the name of a role. */
const names: readonly (readonly [Party, RegExp])[] = [
  [
    'customer',
    /^(?:the )?(?:customer|client|you|your organi[sz]ation|고객(?:사)?|cliente|kund(?:en)?|kunde|client|お客様|客户|клиент|klant|klient|müşteri)$/iu,
  ],
  ['microsoft', /^(?:microsoft|fasttrack(?: center| specialists?| team)?|microsoft \(fasttrack\))$/iu],
  [
    'joint',
    /^(?:both(?: parties| sides)?|joint(?:ly)?|shared|customer and microsoft|공동|gemensamt|conjunto|em conjunto)$/iu,
  ],
  [
    'support-provider',
    /^(?:support providers?|지원 공급자|provedor(?:es)? de suporte|supportleverantör(?:en)?|proveedor de soporte|fournisseur d['’](?:assistance|support)|supportanbieter|fornitore del supporto|サポート プロバイダー|支持提供商|dostawca pomocy technicznej|destek sağlayıcı(?:sı)?|موفر الدعم|ondersteuningsprovider|supportudbyder)$/iu,
  ],
  [
    'it-admin',
    /^(?:(?:your )?it[ -]?admin(?:istrator)?s?|it 관리자|administrador(?:es)? de ti|it-administratör(?:en|er|erna)?|it-administratoren|administrateur informatique|amministratore it|it 管理者|it 管理员|administrator it|(?:bt|it) yönetici(?:si|leri)|مسؤول المعلومات|مسؤول تكنولوجيا المعلومات|it-beheerder)$/iu,
  ],
  [
    'managed-desktop',
    /^(?:microsoft managed desktop|managed desktop|microsoft yönetilen masaüstü|سطح المكتب المُ?دار من microsoft)$/iu,
  ],
  ['hardware-vendor', /^(?:hardware (?:vendor|supplier)|vendor or supplier)$/iu],
  ['support-channel', /^(?:(?:existing )?support channels?)$/iu],
];

/** The party whose role or responsibilities a heading or a table cell names; null also when it names two. */
export function partyNamed(heading: string): Party | null {
  const name = heading.trim().replace(/[*_:：]+$/u, '');
  // In "Benefit process of FastTrack - your responsibilities" the part after the dash says whose they are.
  const parts = name.split(/\s+[-–—]\s+/u);
  const last = parts.at(-1) ?? name;
  return byName(name) ?? (responsibility.test(last) ? byWords(last) : null) ?? (parts.length > 1 ? byName(last) : null);
}

// "Shared responsibility" is a model, nobody's list.
const shared = /\bshared\b|geteilte|partag|compartilhad|compartid|condivis|delad|공동|책임 분담|共同|共有/iu;

const longestLeadIn = 60;

/** The side that a short lead-in hands the lines below it to: "Customer responsibilities include:". */
export function sideLedInto(leadIn: string): Party | null {
  const words = leadIn.replace(/[*_:：]+/gu, '').trim();
  return words.length <= longestLeadIn && responsibility.test(words) && !roleWords.test(words) ? byWords(words) : null;
}

const roleWords = /\badmin|support|provider|관리자|공급자/iu;

function byName(name: string): Party | null {
  return names.find(([, form]) => form.test(name))?.[0] ?? null;
}

function byWords(name: string): Party | null {
  if (shared.test(name)) return null;
  const [theirs, ours] = [customer.test(name), microsoft.test(name)];
  return theirs === ours ? null : theirs ? 'customer' : 'microsoft';
}
