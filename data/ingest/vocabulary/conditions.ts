import type { Condition, Workload } from '../../domain/responsibility.js';

// The facts about a customer that Baton asks. First match wins, the narrower before the wider.
// Asked of a line that is conditional, or that introduces the lines below it: elsewhere these words are only the object.
const whenConditional: readonly (readonly [Condition, RegExp])[] = [
  ['wifi-vpn', /wi-?fi[^.]{0,40}\bvpn\b|\bvpn\b[^.]{0,40}wi-?fi/iu],
  [
    'federated',
    /federated identit|federerade identitet|identidades? federada|페더레이션 ID|페더레이션된 ID|verbundidentität|identités fédérées|identità federat|フェデレーション ID|联合(?:身份|标识)/iu,
  ],
  [
    'single-forest',
    /single[ -]forests?|enskogs|en enskild skog|floresta única|단일 포리스트|un único bosque|bosque único|forêt unique|foresta singola|einzelne gesamtstruktur|単一フォレスト|单(?:一|个)林/iu,
  ],
  [
    'app-protection',
    /mobile (?:app|application) management|\bMAM\b|app protection|hantering av mobilprogram|gerenciamento de aplicativos móveis|모바일 (?:앱|응용 프로그램|애플리케이션) 관리|verwaltung mobiler anwendungen|gestion des applications mobiles|administración de aplicaciones móviles|モバイル アプリケーション管理|移动应用(?:程序)?管理/iu,
  ],
  [
    'configuration-manager',
    /existing (?:implementation of )?(?:system center )?configuration manager|configuration manager (?:is|are) (?:in use|used|integrated)|befintlig \p{L}+ av system center configuration manager|system center configuration manager|기존 system center configuration manager/iu,
  ],
  [
    'pcs',
    /\bPC management|\bmanagement of PCs|datorhantering finns|gerenciamento de (?:PCs|computadores)|PC 관리|PC-verwaltung|gestion des PC|administración de (?:PC|equipos)|PC 管理|电脑管理/iu,
  ],
  [
    'mobile-devices',
    /mobile device management(?! authority)|\bMDM\b(?=[^.]*\bscope\b)|mobile devices (?:are|is) in scope|hantering av mobila enheter finns|gerenciamento de dispositivos móveis|모바일 (?:장치|디바이스) 관리|verwaltung mobiler geräte|gestion des appareils mobiles|administración de dispositivos móviles|モバイル デバイス管理|移动设备管理/iu,
  ],
];

// A duty to set up or upgrade a product that a customer may not have applies only where they have it.
const byObject: readonly (readonly [Condition, RegExp])[] = [
  [
    'configuration-manager',
    /\b(?:set up or upgrade|upgrade|set up) (?:system center )?configuration manager|\b(?:configurar?e?|atualiz[ae]r?)\b[^.]{0,30}configuration manager|(?:구성 관리자를|configuration manager[^.]{0,80}로) ?(?:설정하거나 )?업그레이드/iu,
  ],
];

/** The known condition that a line depends on, if its own words say one. */
export function conditionOf(text: string, conditional: boolean): Condition | undefined {
  const table = conditional ? [...whenConditional, ...byObject] : byObject;
  return table.find(([, form]) => form.test(text))?.[0];
}

const workloadForms: readonly (readonly [Workload, RegExp])[] = [
  ['intune', /\bintune\b/iu],
  ['aad-premium', /azure (?:active directory|ad)(?: premium)?|\baad\b|entra id/iu],
  ['rights-management', /rights? management|\bRMS\b|information protection|azure 정보 보호/iu],
  ['managed-desktop', /managed desktop|yönetilen masaüstü/iu],
];

/** The product that a heading or title names; none when it names several, because then it is about their whole. */
export function workloadNamed(heading: string): Workload | undefined {
  const named = workloadForms.filter(([, form]) => form.test(heading));
  return named.length === 1 ? named[0]?.[0] : undefined;
}
